#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
  import iconv
#endif

/// Bytes of any encoding that the system's iconv knows, as text.
enum Charset {
  /// The text; bytes that stand for nothing become U+FFFD. An unknown encoding is read as UTF-8 where it can be, else
  /// as Windows-1252, in which every byte stands for something that a French mailer may have meant.
  static func text(_ bytes: [UInt8], _ charset: String?) -> String {
    let name = charset?.lowercased() ?? "utf-8"
    if name == "utf-8" || name == "utf8" || name == "us-ascii" || name.hasPrefix("ansi_x3.4") {
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      return converted(bytes, from: "WINDOWS-1252") ?? String(decoding: bytes, as: UTF8.self)
    }
    // Programs send UTF-8 under another name; no text of an encoding with one byte a letter is UTF-8 by chance.
    if name.prefixMatch(of: /(?:iso-8859|latin|windows-|cp|ibm|koi8|x-?mac|mac)/) != nil,
      let text = String(validating: bytes, as: UTF8.self)
    {
      return text
    }
    if let text = converted(bytes, from: isWindows(name, bytes) ? "WINDOWS-1252" : meant(name)) {
      return text
    }
    return String(validating: bytes, as: UTF8.self)
      ?? converted(bytes, from: "WINDOWS-1252") ?? String(decoding: bytes, as: UTF8.self)
  }

  /// What is called Latin-1 is Windows-1252 in every mailer (https://encoding.spec.whatwg.org/#names-and-labels); what
  /// is called Latin-9 is it where a byte would be a control character there.
  private static func isWindows(_ name: String, _ bytes: [UInt8]) -> Bool {
    switch name {
    case "iso-8859-1", "latin1": true
    case "iso-8859-15", "latin9", "latin-9": bytes.contains { (0x80...0x9F).contains($0) }
    default: false
    }
  }

  /// What mailers mean by a name that is a smaller encoding's, or that iconv does not know
  /// (https://encoding.spec.whatwg.org/#names-and-labels).
  private static func meant(_ name: String) -> String {
    switch name {
    case "gb2312", "gbk", "x-gbk", "gb_2312-80": "GB18030"
    case "big5", "x-x-big5": "BIG5-HKSCS"
    case "shift_jis", "shift-jis", "sjis", "x-sjis": "CP932"
    case "euc-kr", "ks_c_5601-1987", "ksc5601": "CP949"
    case "iso-8859-8-i", "iso-8859-8-e": "ISO-8859-8"
    case "x-mac-roman": "MACINTOSH"
    default: name.hasPrefix("x-cp") ? String(name.dropFirst(2)) : name
    }
  }

  /// Nil where iconv does not know the encoding.
  private static func converted(_ bytes: [UInt8], from name: String) -> String? {
    // Only names: iconv reads "//IGNORE" and paths too.
    guard !name.isEmpty, name.utf8.count < 40,
      name.utf8.allSatisfy({ byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
          UInt8(ascii: ":"):
          true
        default: false
        }
      })
    else { return nil }
    let descriptor = iconv_open("UTF-8", name)
    guard let descriptor, Int(bitPattern: descriptor) != -1 else { return nil }
    defer { iconv_close(descriptor) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 4096)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    input.withUnsafeMutableBufferPointer { source in
      var from = source.baseAddress
      var left = source.count
      while left > 0 {
        var code: Int32 = 0
        output.withUnsafeMutableBufferPointer { target in
          var to = target.baseAddress
          var room = target.count
          if iconv(descriptor, &from, &left, &to, &room) == -1 { code = errno }
          text += target[..<(target.count - room)].map { UInt8(bitPattern: $0) }
        }
        if code != 0, code != E2BIG {
          // A byte that stands for nothing, or half a character at the end.
          text += "\u{FFFD}".utf8
          from = from.map { $0 + 1 }
          left -= 1
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
