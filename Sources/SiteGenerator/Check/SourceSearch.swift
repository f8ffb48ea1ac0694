import Foundation
import SiteContent
import SiteModel

/// Finds the place in a source file that something on its page comes from.
struct SourceSearch {
  private let layout: SiteLayout
  /// What pages have before addresses of the site, without its slash: `/blog`.
  private let prefix: Substring
  /// How many addresses were looked for in vain.
  private(set) var misses = 0
  private var texts: [RelativePath: [Substring]] = [:]

  init(_ layout: SiteLayout, root: String) {
    self.layout = layout
    prefix = root.dropLast()
  }

  /// Where the first line that holds one of some words has it; nil where no line does.
  ///
  /// - Parameter words: the most telling first.
  mutating func position(of words: [String], in file: RelativePath) -> SourcePosition? {
    let lines = lines(of: file)
    for word in words where !word.isEmpty {
      for (number, line) in lines.enumerated() {
        guard let place = line.range(of: word) else { continue }
        let column = line.unicodeScalars.distance(from: line.startIndex, to: place.lowerBound) + 1
        return SourcePosition(line: number + 1, column: column)
      }
    }
    return nil
  }

  /// The place of an address: as it stands, by its last part, or in whatever way it is escaped.
  mutating func position(ofAddress address: String, in file: RelativePath) -> SourcePosition? {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let last = path.split(separator: "/").last.map { String($0) } ?? ""
    let fragment = Fragment.of(address).map { "#" + $0 } ?? ""
    let own = address.hasPrefix(prefix) ? String(address.dropFirst(prefix.count)) : ""
    let found = position(
      of: [
        address, own, own.removingPercentEncoding ?? "", last, last.removingPercentEncoding ?? "", fragment,
        "#" + Fragment.written(address),
      ].filter { $0.count > 1 }, in: file)
    if found == nil { misses += 1 }
    return found
  }

  private static let longestText = 16 << 20

  private mutating func lines(of file: RelativePath) -> [Substring] {
    if let known = texts[file] { return known }
    // What cannot be read has no lines, and was told of before.
    var told: [Diagnostic] = []
    let bytes = (try? SiteFiles(layout).bytesIfPresent(of: file, atMost: Self.longestText, &told)) ?? nil
    let text = String(decoding: bytes ?? [], as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    texts[file] = lines
    return lines
  }
}
