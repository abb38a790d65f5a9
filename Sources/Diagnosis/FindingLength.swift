extension Finding {
  /// The finding with each of its texts cut to so many characters, so that a name of a megabyte
  /// does not make a report of gigabytes.
  public func shortened(to length: Int) -> Finding {
    guard isLonger(than: length) else { return self }
    var finding = self
    finding.message = message.shortened(to: length)
    finding.field = field?.shortened(to: length)
    finding.caption = caption?.shortened(to: length)
    finding.help = help?.shortened(to: length)
    finding.object = object?.shortened(to: length)
    finding.related = related.map {
      Label(message: $0.message.shortened(to: length), location: $0.location)
    }
    finding.fix = fix.map { Fix(title: $0.title.shortened(to: length), edits: $0.edits) }
    return finding
  }

  private func isLonger(than length: Int) -> Bool {
    let texts = [
      message, field, caption, help, fix?.title, object?.apiVersion, object?.kind,
      object?.namespace, object?.name,
    ]
    return texts.contains { ($0?.utf8.count ?? 0) > length }
      || related.contains { $0.message.utf8.count > length }
  }
}

extension ObjectReference {
  fileprivate func shortened(to length: Int) -> ObjectReference {
    ObjectReference(
      apiVersion: apiVersion.shortened(to: length), kind: kind.shortened(to: length),
      namespace: namespace?.shortened(to: length), name: name.shortened(to: length))
  }
}

extension String {
  /// The beginning of a text that is too long, with an ellipsis.
  fileprivate func shortened(to length: Int) -> String {
    guard utf8.count > length else { return self }
    let start = unicodeScalars.prefix(length)
    return start.endIndex == unicodeScalars.endIndex ? self : String(start) + "…"
  }
}
