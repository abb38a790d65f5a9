import Diagnosis
import Platform
import Resolution
import YAMLSyntax

/// The login for NVIDIA's registry in the JSON of a Docker configuration.
///
/// Source: "Configure Integrations", Create the NVIDIA NGC Secret; Docker, config.json, for `auth`.
struct RegistryLogin {
  static let key = ".dockerconfigjson"
  static let type = "kubernetes.io/dockerconfigjson"
  static let host = "nvcr.io"
  /// The name that stands for every user of the registry.
  private static let user = "$oauthtoken"

  private let secret: ReferencedSecret
  private let value: SecretValue
  private let bytes: [UInt8]

  /// Nil where the value cannot be looked into.
  init?(secret: ReferencedSecret, value: SecretValue) {
    guard let bytes = value.bytes else { return nil }
    self.secret = secret
    self.value = value
    self.bytes = bytes
  }

  func check(_ report: inout RuleReport) {
    do {
      let json = try JSONValue(parsing: bytes)
      guard let login = login(in: json, &report) else { return }
      checkUser(login, &report)
      checkPassword(login, &report)
      checkAuth(login, &report)
    } catch {
      guard !value.hasPlaceholder, !value.isSubstituted else { return }
      add(
        "the value of \"\(Self.key)\" is no JSON: \(error.message)", error.range(in: bytes), nil,
        &report)
    }
  }

  /// The member for the registry; where there is none, says so.
  private func login(in json: JSONValue, _ report: inout RuleReport) -> JSONValue.Member? {
    guard let auths = json["auths"], let registries = auths.value.members else {
      let place = json["auths"]?.value.range ?? json.range
      add("the Docker configuration has no auths with a login", place, "auths", &report)
      return nil
    }
    if let login = auths.value[Self.host] {
      if login.value.members != nil { return login }
      add(
        "the login for \(Self.host) is \(login.value.typeName.withArticle), not an object",
        login.value.range, path(), &report)
      return nil
    }
    let meant = registries.first { $0.name.contains(Self.host) }
    add(
      "auths has no login for \(Self.host)", meant?.nameRange ?? auths.nameRange, path(), &report,
      help: meant.map { _ in "did you mean \"\(Self.host)\"?" }
        ?? "add \"\(Self.host)\" with a username and a password")
    return nil
  }

  // MARK: The members of a login

  private func checkUser(_ login: JSONValue.Member, _ report: inout RuleReport) {
    guard let user = login.value["username"] else {
      guard login.value["auth"] == nil else { return }
      add(
        "the login for \(Self.host) has no username", login.nameRange, path("username"), &report,
        help: "write \"username\": \"\(Self.user)\"")
      return
    }
    if let text = user.value.string, text == Self.user || isOpen(text) { return }
    add(
      "the username for \(Self.host) is not the literal \(Self.user)", user.value.range,
      path("username"), &report,
      help: "write \(Self.user), and keep shells and envsubst from replacing it")
  }

  private func checkPassword(_ login: JSONValue.Member, _ report: inout RuleReport) {
    guard let password = login.value["password"] else {
      guard login.value["auth"] == nil else { return }
      add(
        "the login for \(Self.host) has no password", login.nameRange, path("password"), &report,
        help: "the password is the NGC API key")
      return
    }
    if let text = password.value.string {
      guard text.isEmpty else { return }
      add(
        "the password for \(Self.host) is empty", password.value.range, path("password"), &report,
        help: "the password is the NGC API key")
    } else {
      let type = password.value.typeName.withArticle
      add(
        "the password for \(Self.host) is \(type), not a string", password.value.range,
        path("password"), &report)
    }
  }

  /// Compares `auth` with what it stands for.
  private func checkAuth(_ login: JSONValue.Member, _ report: inout RuleReport) {
    guard let auth = login.value["auth"] else { return }
    guard let text = auth.value.string, !isOpen(text) else {
      if auth.value.string == nil { addAuth("is no string", auth, &report) }
      return
    }
    let (user, password) = (login.value["username"], login.value["password"])
    guard let decoded = Base64.decode(text).flatMap({ String(validating: $0, as: UTF8.self) }),
      let colon = decoded.firstIndex(of: ":")
    else { return addAuth("is no base64 of a username, a colon and a password", auth, &report) }
    let parts = (String(decoded[..<colon]), String(decoded[decoded.index(after: colon)...]))
    if [user, password].contains(where: { $0?.value.string.map(isOpen) ?? false }) { return }
    // A user name or password that is wrong by itself has been told already.
    let expected = (Self.user, password?.value.string ?? parts.1)
    if parts.0 != expected.0 || parts.1 != expected.1 || parts.1.isEmpty {
      guard user?.value.string ?? Self.user == Self.user, !expected.1.isEmpty || password == nil
      else { return }
      addAuth(
        user == nil && password == nil
          ? "does not hold \(Self.user) and a password" : "disagrees with username and password",
        auth, &report)
    }
  }

  private func addAuth(_ words: String, _ auth: JSONValue.Member, _ report: inout RuleReport) {
    add(
      "auth for \(Self.host) \(words)", auth.value.range, path("auth"), &report,
      help: "leave auth out; it is made of username and password")
  }

  // MARK: Words

  /// Whether a text is still to be put in, by a person or a tool.
  private func isOpen(_ text: String) -> Bool {
    Placeholder.isIn(text) || Substitution.isIn(text)
  }

  private func path(_ member: String? = nil) -> String {
    "auths[\"\(Self.host)\"]" + (member.map { ".\($0)" } ?? "")
  }

  private func add(
    _ message: String, _ range: Range<Int>, _ member: String?, _ report: inout RuleReport,
    help: String? = nil
  ) {
    report.add(
      message, in: secret.object, within: value, at: range, member: member,
      related: secret.labels, help: help)
  }
}
