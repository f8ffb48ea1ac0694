import Foundation

/// A browser without a script, as far as forms and links go: it finds them in a page, fills them in, and sends them.
package struct PlainBrowser: Sendable {
  package let port: UInt16

  package init(port: UInt16) { self.port = port }

  /// A form as a page has it.
  package struct Form: Sendable {
    package var action: String
    /// With their values; buttons are left out.
    package var fields: [(name: String, value: String)]

    package init(action: String, fields: [(name: String, value: String)]) {
      self.action = action
      self.fields = fields
    }

    /// Fills a field in; a form without it has no place for what a reader writes.
    package mutating func fill(_ name: String, _ value: String) throws {
      guard let i = fields.firstIndex(where: { $0.name == name }) else {
        throw Missing(what: "field '\(name)'")
      }
      fields[i].value = value
    }
  }

  package struct Missing: Error {
    package var what: String
  }

  package func page(_ path: String) async throws -> String {
    let response = try await RawClient.exchange(port: port, path)
    guard response.status == 200 else { throw Missing(what: "\(path): \(response.status)") }
    return response.text
  }

  /// The first form that has some field.
  package static func form(in page: String, with field: String) throws -> Form {
    for match in page.matches(of: /(?s)<form([^>]*)>(.*?)<\/form>/) {
      let inside = String(match.2)
      guard inside.contains("name=\"\(field)\"") else { continue }
      var fields: [(String, String)] = []
      for tag in inside.matches(of: /<(input|textarea)([^>]*)>/) {
        guard let name = attribute("name", String(tag.2)), attribute("type", String(tag.2)) != "checkbox"
        else {
          continue
        }
        fields.append((name, attribute("value", String(tag.2)) ?? ""))
      }
      guard let action = attribute("action", String(match.1)) else { continue }
      return Form(action: action, fields: fields)
    }
    throw Missing(what: "form with '\(field)'")
  }

  /// The address of the first link whose own words begin so.
  package static func link(in page: String, saying words: String) throws -> String {
    for match in page.matches(of: /<a([^>]*)>([^<]*)/) where match.2.hasPrefix(words) {
      if let address = attribute("href", String(match.1)) { return address }
    }
    throw Missing(what: "link '\(words)'")
  }

  /// Sends a form to a path of the server; `more` is the button that was pressed and what was ticked.
  package func send(
    _ form: Form, to path: String? = nil, _ more: [(String, String)] = []
  ) async throws -> RawResponse {
    let body = (form.fields.map { ($0.name, $0.value) } + more).map { name, value in
      "\(Self.encoded(name))=\(Self.encoded(value))"
    }.joined(separator: "&")
    return try await RawClient.post(
      port: port, path ?? form.action, body,
      ["Origin: http://127.0.0.1:\(port)", "Sec-Fetch-Site: same-origin"])
  }

  private static func attribute(_ name: String, _ tag: String) -> String? {
    guard let start = tag.range(of: " \(name)=\"")?.upperBound,
      let end = tag[start...].firstIndex(of: "\"")
    else { return nil }
    return tag[start..<end].replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(
      of: "&#39;", with: "'"
    )
    .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
    .replacingOccurrences(of: "&amp;", with: "&")
  }

  private static func encoded(_ text: String) -> String {
    var allowed = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    allowed.insert(charactersIn: "-._")
    return text.replacingOccurrences(of: "\n", with: "\r\n").addingPercentEncoding(
      withAllowedCharacters: allowed) ?? ""
  }
}
