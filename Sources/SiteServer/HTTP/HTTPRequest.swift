import SiteModel

/// A request. Bodies are kept where a route takes one.
struct HTTPRequest: Sendable, Equatable {
  var method: String
  /// Path and query as they were sent, percent signs and all.
  var target: String
  /// False for HTTP/1.0.
  var isHTTP11 = true
  /// Names in lower case, in the order of the request.
  var fields: [Field] = []
  /// Empty where it has none, or where nothing takes it.
  var body: [UInt8] = []
  /// The address of the client, in numbers; nil where the system does not tell.
  var peer: String?

  struct Field: Sendable, Equatable {
    var name: String
    var value: String
  }

  /// A field's value; the values of repeated fields joined by commas (RFC 9110, 5.3).
  func field(_ name: String) -> String? {
    let values = fields.filter { $0.name == name }.map(\.value)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }

  /// Whether the client expects to send another request over this connection (RFC 9112, 9.3).
  var keepsAlive: Bool {
    let options = tokens("connection")
    if options.contains("close") { return false }
    return isHTTP11 || options.contains("keep-alive")
  }

  /// Whether a body follows the head.
  var hasBody: Bool {
    if field("transfer-encoding") != nil { return true }
    return field("content-length").map { $0 != "0" } ?? false
  }

  /// The host and port that the client believes it talks to.
  var host: String? { field("host") }

  private func tokens(_ name: String) -> [String] {
    (field(name) ?? "").split(separator: ",").map {
      $0.trimmingSpaces.lowercased()
    }
  }
}

extension StringProtocol {
  /// Without the spaces and tabs around it: what HTTP calls optional white space.
  var trimmingSpaces: String { String(Substring(self).unicodeScalars.trimming { $0 == " " || $0 == "\t" }) }
}
