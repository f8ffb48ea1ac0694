import SiteModel

/// Finds the heads of requests in what a client sends, within limits.
struct HTTPRequestReader {
  /// Bytes of a request line: browsers stay far below.
  static let longestLine = 8 * 1024
  /// Bytes of a whole head.
  static let longestHead = 32 * 1024
  static let mostFields = 100

  private var buffer: [UInt8] = []
  /// How far the end of the head has been looked for.
  private var searched = 0

  /// Whether a request has begun to arrive.
  var hasBegun: Bool { !buffer.isEmpty }

  mutating func append(_ bytes: [UInt8]) { buffer += bytes }

  /// The next whole head; nil where more bytes are needed.
  ///
  /// - Throws: the status that tells the client what is wrong; the connection is of no use after it.
  mutating func next() throws(HTTPStatus) -> HTTPRequest? {
    skipEmptyLines()
    guard let end = endOfHead() else {
      if buffer.count > Self.longestHead { throw .headerFieldsTooLarge }
      if buffer.count > Self.longestLine, !buffer.prefix(Self.longestLine).contains(Self.lineFeed) {
        throw .uriTooLong
      }
      return nil
    }
    if end > Self.longestHead { throw .headerFieldsTooLarge }
    let head = Array(buffer[..<end])
    buffer.removeFirst(end)
    searched = 0
    return try Self.parse(head)
  }

  /// The body of the request whose head was read last; nil where more bytes are needed.
  mutating func body(_ count: Int) -> [UInt8]? {
    guard buffer.count >= count else { return nil }
    let body = Array(buffer[..<count])
    buffer.removeFirst(count)
    searched = 0
    return body
  }

  /// A client may send an empty line before a request (RFC 9112, 2.2).
  private mutating func skipEmptyLines() {
    let empty = buffer.prefix { $0 == Self.carriageReturn || $0 == Self.lineFeed }.count
    guard empty > 0 else { return }
    buffer.removeFirst(empty)
    searched = 0
  }

  /// The position after the empty line that ends the head.
  private mutating func endOfHead() -> Int? {
    var i = max(searched, 1)
    defer { searched = max(i - 2, 0) }
    while i < buffer.count {
      if buffer[i] == Self.lineFeed {
        if buffer[i - 1] == Self.lineFeed { return i + 1 }
        if i >= 2, buffer[i - 1] == Self.carriageReturn, buffer[i - 2] == Self.lineFeed { return i + 1 }
      }
      i += 1
    }
    return nil
  }

  // MARK: Parsing (RFC 9112, 2 to 5)

  private static func parse(_ head: [UInt8]) throws(HTTPStatus) -> HTTPRequest {
    var lines = head.split(separator: lineFeed, omittingEmptySubsequences: false).map { line in
      line.last == carriageReturn ? line.dropLast() : line
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    guard let first = lines.first else { throw .badRequest }
    if first.count > longestLine { throw .uriTooLong }
    var request = try requestLine(first)
    if lines.count - 1 > mostFields { throw .headerFieldsTooLarge }
    for line in lines.dropFirst() { request.fields.append(try field(line)) }
    try checkHost(request)
    try checkLength(request)
    return request
  }

  private static func requestLine(_ line: ArraySlice<UInt8>) throws(HTTPStatus) -> HTTPRequest {
    let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 3, isToken(parts[0]) else { throw .badRequest }
    // Bytes above 0x7F are no part of an address, but curl sends them; what is no UTF-8 is refused.
    guard !parts[1].isEmpty, parts[1].allSatisfy({ $0 > 0x20 && $0 != 0x7F }),
      let target = String(validating: parts[1], as: UTF8.self)
    else { throw .badRequest }
    let version = String(decoding: parts[2], as: UTF8.self)
    guard version.wholeMatch(of: /HTTP\/[0-9]\.[0-9]/) != nil else { throw .badRequest }
    guard version == "HTTP/1.1" || version == "HTTP/1.0" else { throw .versionNotSupported }
    return HTTPRequest(
      method: String(decoding: parts[0], as: UTF8.self), target: target, isHTTP11: version == "HTTP/1.1")
  }

  private static func field(_ line: ArraySlice<UInt8>) throws(HTTPStatus) -> HTTPRequest.Field {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), isToken(line[..<colon]) else {
      throw .badRequest
    }
    let value = line[(colon + 1)...]
    guard value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else { throw .badRequest }
    return HTTPRequest.Field(
      name: String(decoding: line[..<colon], as: UTF8.self).lowercased(),
      value: String(decoding: value, as: UTF8.self).trimmingSpaces)
  }

  /// One host and no more: with two, the check against rebinding would not know which counts.
  private static func checkHost(_ request: HTTPRequest) throws(HTTPStatus) {
    let count = request.fields.count { $0.name == "host" }
    guard count == 1 || count == 0 && !request.isHTTP11 else { throw .badRequest }
  }

  /// A length that can be read in two ways is how requests are smuggled (RFC 9112, 6.3).
  private static func checkLength(_ request: HTTPRequest) throws(HTTPStatus) {
    let lengths = request.fields.filter { $0.name == "content-length" }.map(\.value)
    if request.field("transfer-encoding") != nil, !lengths.isEmpty { throw .badRequest }
    guard Set(lengths).count <= 1 else { throw .badRequest }
    guard let length = lengths.first else { return }
    guard !length.isEmpty, length.utf8.allSatisfy({ $0.isASCIIDigit }) else { throw .badRequest }
    guard let bytes = Int(length), bytes <= HTTPConnection.longestBody else { throw .contentTooLarge }
  }

  private static func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { tokenBytes.contains($0) }
  }

  private static let tokenBytes = Set(
    "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")
}
