import Foundation

/// The number with so many digits behind the point.
func decimal(_ number: Double, _ digits: Int) -> String {
  String(format: "%.\(digits)f", number)
}

/// `34932` as `34,932`.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number))
  return digits.enumerated().reduce("") { text, place in
    let isGroup = place.offset > 0 && (digits.count - place.offset).isMultiple(of: 3)
    return text + (isGroup ? "," : "") + String(place.element)
  }
}

/// Bytes as `34.1 MB`.
func megabytes(_ bytes: Int) -> String {
  "\(decimal(Double(bytes) / 1e6, 1)) MB"
}

/// Seconds as `880 ms`, with a digit more where there are few.
func milliseconds(_ seconds: Double) -> String {
  "\(decimal(seconds * 1_000, seconds < 0.1 ? 1 : 0)) ms"
}
