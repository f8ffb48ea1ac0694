import SiteModel

/// A text, with keys at its head or with the name of one, that is not read because of its name.
struct StrayText {
  /// What it is called.
  let name: String
  /// What it must be called to be read.
  let rightName: String
  /// Whether its name alone says that it is a text.
  private let isTextByName: Bool
  private let ending: String

  /// - Parameters:
  ///   - path: of a file whose name does not end in `.md`.
  ///   - head: the first bytes of the file.
  init?(_ path: String, head: () throws(DiskError) -> [UInt8]) throws(DiskError) {
    name = path.split(separator: "/").last.map { String($0) } ?? path
    ending = Self.ending(of: name)
    isTextByName = ContentPlaces.isText(name) || ending == "txt"
    guard !Self.dataEndings.contains(ending) else { return nil }
    if !ContentPlaces.isText(name) { guard Self.hasKeys(try head()) else { return nil } }
    rightName = Self.renamed(name)
  }

  /// How many bytes of a file are looked at.
  static let headLength = 4096

  /// What is said of it.
  ///
  /// - Parameters:
  ///   - what: `the text` or `the comment`.
  ///   - isTaken: whether there is a file of the right name.
  func diagnostic(_ file: RelativePath, _ what: String, isTaken: Bool) -> Diagnostic {
    if isTaken {
      return Diagnostic(
        isTextByName ? .error : .warning, .misplacedFile, file, nil,
        "\(what) is not read: \(reason), and '\(rightName)' is beside it",
        hint: "keep one of the two; in \(SiteLayout.media) it would be public")
    }
    if Self.backupEndings.contains(ending) {
      return .warning(
        .misplacedFile, file, nil, "\(what) is not read: \(reason)",
        hint: "rename it to '\(rightName)' to publish it, or move it out of content/")
    }
    let isOtherMarkup = Self.otherMarkup.contains(ending)
    // A blog that has long had such a file must go on building; one that is named like a text was always an error.
    return Diagnostic(
      isTextByName ? .error : .warning, .misplacedFile, file, nil, "\(what) is not read: \(reason)",
      hint: "rename it to '\(rightName)'\(isOtherMarkup ? ", and write its markup as Markdown" : "")")
  }

  /// Whether a file beside the `index.md` of a folder has the name of a text: there, every file is published as it is.
  static func isSuspicious(_ path: String) -> Bool {
    let name = path[(path.lastIndex(of: "/") ?? path.startIndex)...]
    return name.lowercased().contains(".md") || ContentPlaces.isText(path)
  }

  /// What is said of such a file.
  func publishedDiagnostic(_ file: RelativePath, isTaken: Bool) -> Diagnostic {
    .warning(
      .misplacedFile, file, nil, "this text is published as a file, with all its keys: \(reason)",
      hint: (isTaken ? "" : "rename it to '\(rightName)' if it is an article, or ")
        + "move it out of content/")
  }

  private var reason: String {
    name.last?.isWhitespace ?? false ? "its name ends in a space" : "its name does not end in '.md'"
  }

  // MARK: Names

  private static let backupEndings: Set<String> = [
    "bak", "backup", "old", "orig", "save", "tmp", "off", "disabled", "swp", "rej", "copy",
  ]
  private static let otherMarkup: Set<String> = ["textile", "rst", "adoc", "asciidoc", "org", "wiki"]
  /// Lists of data begin with `---` too.
  private static let dataEndings: Set<String> = ["yml", "yaml", "json", "toml", "csv", "xml", "mustache"]

  /// A name without what stands in the place of `.md` or behind it, and with `.md`.
  private static func renamed(_ name: String) -> String {
    var name = String(name.trimming { $0.isWhitespace })
    var last = ending(of: name)
    while !last.isEmpty {
      name = String(name.dropLast(last.count + 1))
      // `x.md.txt`, `x.md.bak.txt`
      guard ContentPlaces.isText(name) || ["bak", "orig", "txt"].contains(ending(of: name)) else { break }
      last = ending(of: name)
    }
    return (name.lowercased() == "index" ? "index" : name) + ".md"
  }

  /// Letters and digits behind the last dot, in lower case; `v1.2` and `M. Dupont` have none.
  private static func ending(of name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    let ending = name[name.index(after: dot)...].trimming { $0.isWhitespace }
    let isEnding =
      (1...9).contains(ending.count) && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      && (ending.first?.isLetter ?? false) && name[name.index(after: dot)...].first?.isWhitespace != true
    return isEnding ? ending.lowercased() : ""
  }

  // MARK: Keys

  /// Whether a file begins with keys between `---`, or with those that Hugo writes between `+++`.
  private static func hasKeys(_ bytes: [UInt8]) -> Bool {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    let lines = text.split(maxSplits: 40, omittingEmptySubsequences: false) { $0 == 0x0A }
      .filter { $0.first != UInt8(ascii: "#") }
    guard let fence = lines.first, let sign = fence.first, lines.count > 1 else { return false }
    let isFence = fence.prefix(3).allSatisfy { $0 == sign } && fence.dropFirst(3).allSatisfy { $0 <= 0x20 }
    guard isFence, fence.count > 2 else { return false }
    let separator: UInt8
    switch sign {
    case UInt8(ascii: "-"): separator = UInt8(ascii: ":")
    case UInt8(ascii: "+"): separator = UInt8(ascii: "=")
    default: return false
    }
    var name = lines[1].prefix { $0 != separator }
    guard name.endIndex < lines[1].endIndex else { return false }
    while name.last == 0x20 { name.removeLast() }
    return !name.isEmpty
      && name.allSatisfy { $0.isASCIILetterOrDigit || "_-".utf8.contains($0) }
  }
}
