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
  /// Where each word of a text stands first.
  private var words: [RelativePath: [Substring: SourcePosition]] = [:]
  /// How many bytes were looked through for what is no word by itself.
  private var bytesRead = 0
  /// With ten thousand wrong addresses in a text, not each is worth a look at all of it.
  private static let mostBytes = 50_000_000

  init(_ layout: SiteLayout, root: String) {
    self.layout = layout
    prefix = root.dropLast()
  }

  /// Where the first line that holds one of some words has it; nil where no line does.
  ///
  /// - Parameter words: the most telling first.
  mutating func position(of words: [String], in file: RelativePath) -> SourcePosition? {
    let known = places(in: file)
    let lines = lines(of: file)
    for word in words where !word.isEmpty {
      if let position = known[word[...]] { return position }
      for (number, line) in lines.enumerated() {
        bytesRead += line.utf8.count + 1
        guard bytesRead < Self.mostBytes else { return nil }
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
        own, own.removingPercentEncoding ?? "", address, last, last.removingPercentEncoding ?? "", fragment,
        "#" + Fragment.written(address),
      ].filter { $0.count > 1 }, in: file)
    if found == nil { misses += 1 }
    return found
  }

  /// The places of what stands in a text between spaces, quotes and brackets, as addresses do.
  private mutating func places(in file: RelativePath) -> [Substring: SourcePosition] {
    if let known = words[file] { return known }
    var places: [Substring: SourcePosition] = [:]
    for (number, line) in lines(of: file).enumerated() {
      var (column, start) = (1, line.startIndex)
      for word in line.split(omittingEmptySubsequences: true, whereSeparator: { " \t()<>\"'[]".contains($0) })
      {
        column += line.unicodeScalars.distance(from: start, to: word.startIndex)
        start = word.startIndex
        if places[word] == nil { places[word] = SourcePosition(line: number + 1, column: column) }
      }
    }
    words[file] = places
    return places
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
