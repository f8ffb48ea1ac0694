import SiteModel

/// A mail or a part of one: its head, and where its body lies (RFC 5322, RFC 2045).
struct MailPart {
  private var fields: [(name: String, value: [UInt8])] = []
  private(set) var body: ArraySlice<UInt8>

  /// Deeper than this no mailer nests parts, and more of them than this it does not make.
  static let deepest = 12
  static let mostParts = 200

  init(_ bytes: ArraySlice<UInt8>) {
    var i = bytes.startIndex
    while i < bytes.endIndex {
      let end = bytes[i...].firstIndex(of: 0x0A) ?? bytes.endIndex
      var line = bytes[i..<end]
      if line.last == 0x0D { line = line.dropLast() }
      i = min(end + 1, bytes.endIndex)
      if line.isEmpty { break }
      if line.first == 0x20 || line.first == 0x09 {
        // A folded line goes on with the one above (RFC 5322, 2.2.3).
        if !fields.isEmpty { fields[fields.count - 1].value += line }
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
        let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
        fields.append((String(name.trimming { $0.isWhitespace }), Array(line[(colon + 1)...])))
      }
    }
    body = bytes[i...]
  }

  /// A field's text, its encoded words decoded; nil where there is none.
  subscript(_ name: String) -> String? {
    fields.first { $0.name == name }.map { HeaderText.decoded($0.value) }
  }

  /// A structured field: its value, and its parameters by their names in lower case.
  func structured(_ name: String) -> (value: String, parameters: [String: String])? {
    self[name].map { StructuredField($0).parsed }
  }

  /// What a person wrote.
  struct Words: Equatable {
    var text: String
    /// Where the links of an HTML text lead.
    var links: [String] = []
    var isHTML = false
    /// Whether it came as a file, with a name.
    var isFile = false

    /// What was taken for the text once: the first plain part, else the first HTML one. Older ledgers know mails by it.
    var former: Former

    struct Former: Equatable {
      var text: String
      var isHTML: Bool
    }

    init(_ text: String, links: [String] = [], isHTML: Bool = false, isFile: Bool = false) {
      self.text = text
      self.links = links
      self.isHTML = isHTML
      self.isFile = isFile
      former = Former(text: text, isHTML: isHTML)
    }

    var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
  }

  /// How many files came with the words: pictures and documents, but not the pictures of a signature, which stand within
  /// the text, nor a mailer's own.
  var fileCount: Int {
    var count = 0
    return files(depth: 0, &count)
  }

  private func files(depth: Int, _ count: inout Int) -> Int {
    count += 1
    guard depth <= Self.deepest, count <= Self.mostParts else { return 0 }
    let type = structured("content-type") ?? ("text/plain", [:])
    if type.value.hasPrefix("multipart/"), let boundary = type.parameters["boundary"], !boundary.isEmpty {
      return Self.parts(of: body, boundary: Array(boundary.utf8)).reduce(0) {
        $0 + MailPart($1).files(depth: depth + 1, &count)
      }
    }
    let isOwn = [
      "application/ms-tnef", "application/pgp-", "application/pkcs7", "application/x-pkcs7", "text/",
      "message/",
    ]
    .contains(where: type.value.hasPrefix)
    let disposition = structured("content-disposition")
    let isWithin = self["content-id"] != nil && disposition?.value != "attachment"
    return isOwn || isWithin || depth == 0 ? 0 : 1
  }

  /// The words of a mail: of two forms of a text the plain one, of several texts one below the other; nil where there
  /// is none.
  var words: Words? {
    var count = 0
    return found(depth: 0, &count)
  }

  private func found(depth: Int, _ count: inout Int) -> Words? {
    count += 1
    guard depth <= Self.deepest, count <= Self.mostParts else { return nil }
    var type = structured("content-type") ?? ("text/plain", [:])
    // What is no type is plain text (RFC 2045, 5.2).
    if !type.value.contains("/") { type.value = "text/plain" }
    if type.value.hasPrefix("multipart/") {
      guard let boundary = type.parameters["boundary"], !boundary.isEmpty else { return nil }
      let isChoice = type.value == "multipart/alternative"
      var all: [Words] = []
      var plain: Words?
      var former: Words.Former?
      for part in Self.parts(of: body, boundary: Array(boundary.utf8)) {
        guard var found = MailPart(part).found(depth: depth + 1, &count) else { continue }
        if former.map({ $0.isHTML && !found.former.isHTML }) ?? true { former = found.former }
        if let chosen = plain {
          // The address of the article may stand in the other form alone.
          plain?.links = chosen.links + found.links
          continue
        }
        if isChoice, !found.isHTML, !found.isBlank {
          found.former = former ?? found.former
          plain = found
          continue
        }
        // A file beside a text is no text that somebody wrote here.
        if found.isFile, !all.isEmpty { continue }
        all.append(found)
      }
      if let plain { return plain }
      // Some mailers leave the plain form empty.
      let written = all.filter { !$0.isBlank }
      guard var words = isChoice ? written.last ?? all.first : written.first ?? all.first else { return nil }
      words.former = former ?? words.former
      // Above and below a picture, or with a list's words at the end.
      for more in written.dropFirst() where !isChoice {
        words.text += (words.text.hasSuffix("\n") ? "" : "\n") + more.text
        words.links += more.links
      }
      return words
    }
    // A mail within a mail, or a text that came as a file, is none that its sender wrote here.
    let disposition = structured("content-disposition")
    guard type.value == "text/plain" || type.value == "text/html", disposition?.value != "attachment" else {
      return nil
    }
    let isFile = disposition?.parameters["filename"] != nil || type.parameters["name"] != nil
    let bytes = TransferEncoding.decoded(body, structured("content-transfer-encoding")?.value)
    var text = Charset.text(bytes, type.parameters["charset"]).replacingLineEnds
    if type.value == "text/html" {
      return Words(HTMLText.plain(text), links: HTMLText.links(text), isHTML: true, isFile: isFile)
    }
    if type.parameters["format"]?.lowercased() == "flowed" {
      text = FlowedText.joined(text, deletesSpace: type.parameters["delsp"]?.lowercased() == "yes")
    }
    return Words(text, isFile: isFile)
  }

  /// The bytes between the lines that part them (RFC 2046, 5.1.1).
  private static func parts(of body: ArraySlice<UInt8>, boundary: [UInt8]) -> [ArraySlice<UInt8>] {
    let dashes = UInt8(ascii: "-")
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var i = body.startIndex
    while i < body.endIndex, parts.count < mostParts {
      let end = body[i...].firstIndex(of: 0x0A) ?? body.endIndex
      let line = body[i..<end]
      if line.count >= boundary.count + 2, line.first == dashes, line.dropFirst().first == dashes,
        line.dropFirst(2).starts(with: boundary), isEnd(line.dropFirst(2 + boundary.count))
      {
        if let start {
          // The line break before the boundary is its own.
          var last = i
          if last > start, body[last - 1] == 0x0A { last -= 1 }
          if last > start, body[last - 1] == 0x0D { last -= 1 }
          parts.append(body[start..<last])
        }
        let rest = line.dropFirst(2 + boundary.count)
        if rest.starts(with: [dashes, dashes]) { return parts }
        start = min(end + 1, body.endIndex)
      }
      i = end + 1
    }
    // A mail that was cut off in the middle.
    if let start, start < body.endIndex, parts.count < mostParts { parts.append(body[start...]) }
    return parts
  }

  /// Whether a line that begins as a boundary does is one: with more behind it, it is the boundary of parts within.
  private static func isEnd(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.starts(with: "--".utf8) || rest.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }
}

/// Lines that the sender's mailer broke (RFC 3676).
enum FlowedText {
  static func joined(_ text: String, deletesSpace: Bool) -> String {
    var lines: [String] = []
    var goesOn = false
    for raw in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isQuoted = raw.hasPrefix(">")
      let line = !isQuoted && raw.hasPrefix(" ") ? raw.dropFirst() : raw
      if goesOn, !isQuoted, let last = lines.last {
        lines[lines.count - 1] = (deletesSpace ? String(last.dropLast()) : last) + line
      } else {
        lines.append(String(line))
      }
      goesOn = !isQuoted && line.hasSuffix(" ") && line != "-- "
    }
    return lines.joined(separator: "\n")
  }
}
