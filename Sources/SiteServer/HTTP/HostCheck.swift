import SiteModel

/// Which names the preview answers to.
///
/// A page elsewhere can make its own name point at this machine (DNS rebinding) and would then read
/// drafts as its own; but the browser still says that name in `Host`. The port is not looked at: it may
/// have been forwarded, and no name can be rebound through it.
struct HostCheck: Sendable {
  private let names: Set<String>

  /// - Parameters:
  ///   - host: where the server listens, as it was asked for.
  ///   - machineName: the machine's name; counts where the server can be reached from outside.
  init(host: String, machineName: String?) {
    var names: Set = ["localhost", "127.0.0.1", "::1", Self.bare(host)]
    if !Self.isLoopback(host), let machineName, !machineName.isEmpty {
      let name = machineName.lowercased()
      let short = String(name.prefix { $0 != "." })
      names.formUnion([name, short, short + ".local"])
    }
    self.names = names
  }

  /// Whether a request with this `Host` is answered; nil is a client of HTTP/1.0, and no browser.
  func allows(_ field: String?) -> Bool {
    guard let field else { return true }
    guard let name = Self.name(in: field) else { return false }
    // An address cannot be rebound: whoever says it has dialled it.
    return names.contains(name) || Self.isAddress(name)
  }

  static func isLoopback(_ host: String) -> Bool {
    let name = bare(host)
    return name == "localhost" || name == "::1" || name.hasPrefix("127.") && isAddress(name)
  }

  /// The name without port and brackets, in lower case; nil for what is no name.
  private static func name(in field: String) -> String? {
    guard let match = field.wholeMatch(of: /(\[[0-9A-Fa-f:.]+\]|[0-9A-Za-z._-]+)(:[0-9]{0,5})?/) else {
      return nil
    }
    var name = bare(String(match.1))
    // `localhost.` is `localhost`.
    if name.hasSuffix("."), name.count > 1 { name.removeLast() }
    return name
  }

  private static func bare(_ host: String) -> String {
    var name = host.lowercased()
    if name.hasPrefix("["), name.hasSuffix("]") { name = String(name.dropFirst().dropLast()) }
    return name
  }

  private static func isAddress(_ name: String) -> Bool {
    if name.contains(":") { return name.wholeMatch(of: /[0-9a-f:.]+/) != nil }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.count) && part.utf8.allSatisfy { $0.isASCIIDigit }
          && (Int(part) ?? 256) < 256
      }
  }
}
