import Definitions
import Diagnosis
import Platform
import Resolution
import SourceText
import YAMLSyntax

/// `deleted-while-referenced`.
enum DeletedWhileReferencedCheck {
  static func findings(_ context: ChangeContext) -> [Finding] {
    objects(context) + bases(context)
  }

  // MARK: Objects

  private static func objects(_ context: ChangeContext) -> [Finding] {
    let (base, head) = (context.base, context.head)
    let dangling = Dictionary(
      grouping: head.resolution.references.filter { $0.referent == .missing }, by: \.target)
    return context.comparison.deleted.compactMap { index in
      let object = base.catalogue[index]
      guard object.kind == .settings || object.kind == .computeConfig || object.kind.providesSecret
      else { return nil }
      let key = object.kind.providesSecret ? SecretFacts.key(of: object) : object.key
      guard let references = dangling[key] else { return nil }
      return finding(
        object.phrase, object.reference, base.place(of: index),
        references.map { reference in
          let referrer = head.catalogue[reference.from]
          return ("\(referrer.phrase) refers to it", head.place(reference.name.range))
        })
    }
  }

  // MARK: Bases

  /// ComputeConfig definitions that something still starts from.
  private static func bases(_ context: ChangeContext) -> [Finding] {
    let (base, head) = (context.base, context.head)
    let known = Set(head.expansion.bases.map(\.definition.name))
    let unknown = head.expansion.findings.filter { $0.rule == "unknown-base" }
    return base.expansion.bases.compactMap { old in
      let name = old.definition.name
      guard !known.contains(name) else { return nil }
      let users = unknown.filter { head.sources.token(at: $0.location) == name }
      guard !users.isEmpty else { return nil }
      return finding(
        "the base \"\(name)\"", old.definition.reference, base.place(old.definition.blame),
        users.map { user in
          let referrer = user.object.map { "\($0.kind) \"\($0.name)\"" } ?? "a definition"
          return ("\(referrer) starts from it", head.place(user.location))
        })
    }
  }

  private static func finding(
    _ phrase: String, _ object: ObjectReference, _ location: SourceRange,
    _ referrers: [(message: String, location: SourceRange)]
  ) -> Finding {
    Finding(
      rule: "deleted-while-referenced", severity: .error,
      message: "\(phrase) goes while something still refers to it", object: object,
      field: "metadata.name", location: location, caption: "deleted",
      related: ChangeContext.labels(referrers),
      help: "take the references out first, or keep it")
  }
}

extension Sources {
  /// The text of a token, without the quotes it may have.
  fileprivate func token(at range: SourceRange) -> String {
    let quotes: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "'")]
    return String(decoding: bytes(of: range).filter { !quotes.contains($0) }, as: UTF8.self)
  }
}
