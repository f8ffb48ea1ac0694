import SiteContent
import SiteGenerator
import SiteModel

/// What tells two states of an open page apart: its own text, and what it loads.
struct PageVersion: Hashable, Sendable {
  /// Of the text and of everything that a reload alone brings in.
  var page: UInt64
  /// Of each style sheet, with all that it loads, by its path as it stands in the browser's address.
  var styles: [String: UInt64]

  /// Short, for an attribute and an address.
  var text: String {
    let sheets = styles.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value);" }.joined()
    return String(page, radix: 36) + "-" + String(FNV1a.hash(sheets), radix: 36)
  }

  /// The part of `text` that stands for the page without its style sheets.
  static func pagePart(_ text: String) -> Substring { text.prefix { $0 != "-" } }

  /// The style sheets that are others than in an older version of the same page.
  func changedStyles(since older: PageVersion) -> [String] {
    styles.keys.filter { styles[$0] != older.styles[$0] }.sorted()
  }

  /// - Parameters:
  ///   - html: the page as it is sent, without the preview's own script.
  ///   - status: what it is sent with: an article that is gone is another page than the article.
  init(html: [UInt8], status: HTTPStatus, in state: PreviewState, _ files: FileVersions) {
    var page = FNV1aSum()
    page.add(UInt64(status.rawValue))
    page.add(html.withUnsafeBytes(FNV1a.hash))
    let references = PageReferences(html: html)
    for address in references.others {
      if let version = files.version(of: address, from: nil, in: state)?.value { page.add(version) }
    }
    self.page = page.value
    styles = [:]
    for address in references.styles {
      if let (path, version) = files.styleVersion(of: address, in: state) { styles[path] = version }
    }
  }
}

/// A hash made of hashes.
struct FNV1aSum {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes in
      for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
  }
}
