import SiteModel

/// What a reader sent: a comment, or a report of one. One message is one file; its form is in `docs/comments.md`.
package struct ReaderMessage: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable { case comment, report }

  package var kind = Kind.comment
  /// The article's id, its address or its title, as the message names it; empty where it names none.
  package var article: String
  /// The id of the comment that it answers or reports.
  package var parent: String?
  /// The name to show; may be empty.
  package var name: String
  /// The reader's own site.
  package var address: String?
  /// When it was sent, in seconds since 1970; nil where nothing tells.
  package var sent: Int64?
  /// Lines parted by `\n`.
  package var text: String
  /// Whether the field that no person sees was filled in.
  package var isTrapped = false
  /// Seconds between the form and the message, where they are known.
  package var seconds: Int?
  /// What was cut off a mail: quoted answers, a signature. For the moderator's eyes, never for the repository.
  package var remainder: String?

  package init(
    kind: Kind = .comment, article: String, parent: String? = nil, name: String, address: String? = nil,
    sent: Int64? = nil, text: String, isTrapped: Bool = false, seconds: Int? = nil, remainder: String? = nil
  ) {
    self.kind = kind
    self.article = article
    self.parent = parent
    self.name = name
    self.address = address
    self.sent = sent
    self.text = text
    self.isTrapped = isTrapped
    self.seconds = seconds
    self.remainder = remainder
  }
}

extension ReaderMessage {
  /// What the first line of every message begins with, and the version of the form behind it.
  private static let sign = "Blogsite-Message:"
  static let firstLine = sign + " 1"

  /// Why a message in the form of the endpoints cannot be understood.
  package enum Misunderstanding: Error, Hashable {
    case version(String)
    case kind(String)

    package var inWords: String {
      switch self {
      case .version(let version):
        "it begins with '\(sign) \(version)', and this program knows '\(firstLine)' alone"
      case .kind(let kind):
        "its kind is '\(kind)'; known: \(Kind.allCases.map(\.rawValue).joined(separator: ", "))"
      }
    }
  }

  /// Whether some bytes are a message in the form of the endpoints, of whatever version.
  package static func isMessage(_ bytes: some Sequence<UInt8>) -> Bool {
    let bytes = bytes.prefix(64)
    return withoutMark(bytes).starts(with: sign.utf8)
  }

  /// Editors on Windows put a byte order mark before a text.
  private static func withoutMark(_ bytes: some Sequence<UInt8>) -> ArraySlice<UInt8> {
    let bytes = Array(bytes)
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
  }

  /// Reads the form of the endpoints: `Name: value` lines, an empty line, the text. Unknown names are left alone,
  /// so that an endpoint may be newer than the program; bytes that are not UTF-8 become U+FFFD.
  ///
  /// Nil where it does not begin as a message does.
  ///
  /// - Throws: `Misunderstanding` where it means something that this program does not know.
  package init?(_ bytes: some Collection<UInt8>) throws(Misunderstanding) {
    guard Self.isMessage(bytes) else { return nil }
    let whole = String(decoding: Self.withoutMark(bytes), as: UTF8.self).replacingLineEnds
    let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
    let head = lines.prefix { !$0.isEmpty }
    self.init(article: "", name: "", text: lines.dropFirst(head.count + 1).joined(separator: "\n"))
    let version = head.first?.dropFirst(Self.sign.count).trimming { $0.isWhitespace } ?? ""
    guard version == "1" else { throw .version(String(version)) }
    for line in head.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = String(line[line.index(after: colon)...].trimming { $0.isWhitespace })
      guard !value.isEmpty else { continue }
      switch line[..<colon].lowercased() {
      case "kind":
        guard let known = Kind(rawValue: value.lowercased()) else { throw .kind(value) }
        kind = known
      case "article": article = value
      case "parent": parent = value
      case "name": name = value
      case "address": address = value
      case "date": sent = (try? Moment(parsing: value, in: .utc))?.secondsSince1970
      case "trap": isTrapped = value == "filled"
      case "seconds": seconds = Int(value)
      default: break
      }
    }
  }

  /// The message as a file; what was cut off a mail is no part of it.
  package var fileText: String {
    var lines = [Self.firstLine, "Kind: \(kind.rawValue)"]
    func add(_ name: String, _ value: String?) {
      guard let value = value?.onOneLine, !value.isEmpty else { return }
      lines.append("\(name): \(value)")
    }
    add("Article", article)
    add("Parent", parent)
    add("Name", name)
    add("Address", address)
    add("Date", sent.map { Moment(secondsSince1970: $0, offset: 0).rfc3339 })
    if isTrapped { lines.append("Trap: filled") }
    add("Seconds", seconds.map(String.init))
    return (lines + ["", text.replacingLineEnds]).joined(separator: "\n") + "\n"
  }
}

extension String {
  /// With `\n` at the ends of lines, whatever stood there.
  var replacingLineEnds: String {
    guard utf8.contains(0x0D) else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var previous: UInt8 = 0
    for byte in utf8 {
      if byte == 0x0D { bytes.append(0x0A) } else if byte != 0x0A || previous != 0x0D { bytes.append(byte) }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Line breaks and other controls as spaces, so that a value stays on its line.
  var onOneLine: String {
    let scalars = unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.value < 0x20 || scalar.value == 0x7F || [0x85, 0x2028, 0x2029].contains(scalar.value)
        ? " " : scalar
    }
    return String(String(String.UnicodeScalarView(scalars)).trimming { $0.isWhitespace })
  }
}
