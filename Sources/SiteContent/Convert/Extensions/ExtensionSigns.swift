import SiteModel

/// Which of the extensions a text may need, by a look at its bytes: most texts need none and pay nothing more.
struct ExtensionSigns: OptionSet {
  let rawValue: Int

  /// `~`
  static let strikethrough = ExtensionSigns(rawValue: 1)
  /// `http://`, `https://`, `ftp://` or `www.`
  static let webAddress = ExtensionSigns(rawValue: 2)
  /// `@`, in articles: a reader's e-mail address in a comment is not for the harvesters of addresses.
  static let mailAddress = ExtensionSigns(rawValue: 4)
  /// `|`, in articles.
  static let table = ExtensionSigns(rawValue: 8)
  /// `[^`, in articles.
  static let footnote = ExtensionSigns(rawValue: 16)
  /// `<https://…>` or `)](https://…)`, in articles: bare addresses have their own sign.
  static let video = ExtensionSigns(rawValue: 32)

  /// `<!-- a -- b -->`, in articles: libcmark 0.30 takes it for text.
  static let comment = ExtensionSigns(rawValue: 64)

  /// `{#`, `{.`, `{:` or `{` and a letter, in articles.
  static let attributes = ExtensionSigns(rawValue: 128)
  /// `[ ]` or `[x]`, in articles.
  static let task = ExtensionSigns(rawValue: 256)
  /// `[!` and a letter, in articles.
  static let alert = ExtensionSigns(rawValue: 512)

  /// “ or ”: those that are typed are told from those that smart punctuation makes.
  static let roundQuote = ExtensionSigns(rawValue: 1024)

  /// `<code>`, `<script>` and the like, in articles.
  static let rawCode = ExtensionSigns(rawValue: 2048)

  /// Those that are looked for in the tree's texts.
  static let inTexts: ExtensionSigns = [
    .strikethrough, .webAddress, .mailAddress, .footnote, .comment, .roundQuote, .rawCode,
  ]

  init(rawValue: Int) { self.rawValue = rawValue }

  init(in text: [UInt8], trust: HTMLRenderer.Trust) {
    self = []
    text.withUnsafeBufferPointer { bytes in
      if Self.find("~", in: bytes, where: { _ in true }) { insert(.strikethrough) }
      _ = Self.find(":", in: bytes) { colon in
        formUnion(Self.address(bytes, colon))
        return false
      }
      if Self.find("w", in: bytes, where: { BareAddress.isWWW(bytes, at: $0, floor: 0) }) {
        insert(.webAddress)
      }
      if text.hasPart("\u{201C}") || text.hasPart("\u{201D}") { insert(.roundQuote) }
      guard trust == .article else {
        remove(.video)
        return
      }
      if Self.find("@", in: bytes, where: { _ in true }) { insert(.mailAddress) }
      if Self.find("|", in: bytes, where: { _ in true }) { insert(.table) }
      if Self.find("^", in: bytes, where: { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "[") }) {
        insert(.footnote)
      }
      if Self.find("!", in: bytes, where: { LooseComment.content(bytes, at: $0 - 1) != nil }) {
        insert(.comment)
      }
      if Self.find("<", in: bytes, where: { RawCode.name(bytes, at: $0) != nil }) { insert(.rawCode) }
      if Self.find("{", in: bytes, where: { Self.mayBeAttributes(bytes, at: $0) }) { insert(.attributes) }
      if text.hasPart("[ ]") || text.hasPart("[x]") || text.hasPart("[X]") { insert(.task) }
      let isAlert = Self.find("!", in: bytes) { sign in
        sign > 0 && bytes[sign - 1] == UInt8(ascii: "[") && sign + 1 < bytes.count
          && bytes[sign + 1].isASCIILetter
      }
      if isAlert { insert(.alert) }
    }
  }

  private static func mayBeAttributes(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    guard i + 1 < bytes.count else { return false }
    return bytes[i + 1].isASCIILetter || ":.# ".utf8.contains(bytes[i + 1])
  }

  /// What the colon of an address is a sign of: nothing where a link or an attribute holds it.
  private static func address(_ bytes: UnsafeBufferPointer<UInt8>, _ colon: Int) -> ExtensionSigns {
    guard colon + 3 < bytes.count, bytes[colon + 1] == UInt8(ascii: "/"),
      bytes[colon + 2] == UInt8(ascii: "/")
    else { return [] }
    if BareAddress.start(bytes, colon: colon, floor: 0) != nil { return .webAddress }
    var start = colon
    while start > 0, colon - start < 6, bytes[start - 1].isASCIILetter { start -= 1 }
    if start > 0, bytes[start - 1] == UInt8(ascii: "<") { return .video }
    let isImage =
      start > 2 && bytes[start - 1] == UInt8(ascii: "(") && bytes[start - 2] == UInt8(ascii: "]")
      && bytes[start - 3] == UInt8(ascii: ")")
    return isImage ? .video : []
  }

  /// Whether a sign stands anywhere under a condition. `memchr` reads many bytes at once.
  private static func find(
    _ sign: Unicode.Scalar, in bytes: UnsafeBufferPointer<UInt8>, where isMeant: (Int) -> Bool
  ) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    var i = 0
    while i < bytes.count, let found = memchr(start + i, Int32(sign.value), bytes.count - i) {
      let place = UnsafeRawPointer(start).distance(to: UnsafeRawPointer(found))
      if isMeant(place) { return true }
      i = place + 1
    }
    return false
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
