import SiteContent
import SiteModel

/// An answer, before it is put into bytes.
struct HTTPResponse: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// A part of an open file.
    case file(OpenFile, Range<Int>)
    /// Pieces of an open file and what stands between them.
    case cleaned(OpenFile, [CleanFile.Piece], count: Int)
    /// Messages without an end; the connection serves nothing else.
    case events(EventStream)
  }

  var status: HTTPStatus
  /// Names as they are sent, without those that the connection sets itself.
  var fields: [(name: String, value: String)] = []
  var body = Body.bytes([])

  /// A short message for people.
  static func text(_ status: HTTPStatus, _ text: String) -> HTTPResponse {
    HTTPResponse(
      status: status,
      fields: [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")],
      body: .bytes(Array((text + "\n").utf8)))
  }

  static func redirect(_ status: HTTPStatus, to location: String) -> HTTPResponse {
    var response = text(status, "See \(location)")
    response.fields.append(("Location", location))
    return response
  }

  /// The length of the body; nil where it has no end.
  var length: Int? {
    switch body {
    case .bytes(let bytes): bytes.count
    case .file(_, let range): range.count
    case .cleaned(_, _, let count): count
    case .events: nil
    }
  }

  /// The head as bytes (RFC 9112, 4 and 5).
  ///
  /// - Parameters:
  ///   - date: seconds since 1970, for the field `Date`.
  ///   - closes: whether the connection ends after this answer.
  func head(date: Int64, closes: Bool) -> [UInt8] {
    let now = Moment(secondsSince1970: date, offset: 0).rfc822.replacing("+0000", with: "GMT")
    var lines = ["HTTP/1.1 \(status.rawValue) \(status.phrase)", "Date: \(now)"]
    lines += fields.map { "\($0.name): \($0.value)" }
    // What a draft says is nobody else's: no page of another site may load it or guess its type.
    lines += ["X-Content-Type-Options: nosniff", "Cross-Origin-Resource-Policy: same-origin"]
    if let length, status != .notModified { lines.append("Content-Length: \(length)") }
    lines.append("Connection: \(closes ? "close" : "keep-alive")")
    // A line break in a value would begin a field of its own.
    let safe = lines.map { line in
      String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }
    return Array((safe.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }
}
