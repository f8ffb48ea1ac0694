/// `legal` in the settings: who answers for the site.
///
/// Source: law 2004-575 (LCEN), article 1-1, as law 2024-449 has it: the name, seat and telephone of the
/// publisher, the director of the publication, the name, address and telephone of the host.
package struct LegalNotice: Hashable, Sendable {
  /// `publisher`: the name of the association, party or person.
  package var publisher: String?
  /// `form`: what it is before the law, and its number in a register.
  package var form: String?
  /// `address`: the registered office.
  package var address: String?
  package var phone: String?
  package var email: MailAddress?
  /// `director`: the director of the publication.
  package var director: String?
  /// `co_director`: named where the director has parliamentary immunity (law of 29 July 1881, article 6).
  package var coDirector: String?
  /// `editor`: who is responsible for the texts.
  package var editor: String?
  package var host = Host()
  /// Where the group begins in the settings; nil where it is missing.
  package var position: SourcePosition?

  /// `host`: who keeps the site on a server.
  package struct Host: Hashable, Sendable {
    package var name: String?
    package var address: String?
    package var phone: String?

    package init() {}
  }

  package init() {}

  /// The keys that the law asks for and that have no value.
  package var missingKeys: [String] {
    let required: [(String, String?)] = [
      ("publisher", publisher), ("address", address), ("phone", phone), ("director", director),
      ("host: name", host.name), ("host: address", host.address), ("host: phone", host.phone),
    ]
    return required.filter { $0.1 == nil }.map(\.0)
  }
}
