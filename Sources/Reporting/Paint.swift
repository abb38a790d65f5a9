package import Diagnosis

/// Colours for a terminal, or none: the one place that writes escape sequences.
package struct Paint {
  let isOn: Bool

  package init(isOn: Bool) {
    self.isOn = isOn
  }

  /// What a piece of text is, which decides how it looks.
  package enum Role {
    case severity(Severity)
    case strong
    case frame
    case help
  }

  package func callAsFunction(_ role: Role, _ text: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(Paint.codes(role))m\(text)\u{1B}[0m" : text
  }

  private static func codes(_ role: Role) -> String {
    switch role {
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    case .strong: "1"
    case .frame: "34"
    case .help: "1;32"
    }
  }
}
