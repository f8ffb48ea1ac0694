import SiteContent

/// A flat file of Dotclear's: tables of quoted values, one line a row.
///
/// `///DOTCLEAR|2.25.3|single`, then `[post post_id,post_title]` and lines such as `"1","L'Europe"`, in which `\"`,
/// `\\`, `\n` and `\r` are escapes. Versions differ in their columns: they are asked for by name.
struct DotclearBackup {
  typealias Row = [String: String]

  private(set) var version = ""
  private(set) var tables: [String: [Row]] = [:]
  /// Lines that are no row of their table.
  private(set) var badLines: [Int] = []
  /// Line of each row, as in `tables`.
  private(set) var lines: [String: [Int]] = [:]
  private(set) var doubleEncoded = 0

  /// Nil of what is no such file.
  init?(_ bytes: [UInt8]) {
    var content = bytes[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    let head = content.prefix { $0 != 0x0A }
    let first = String(decoding: head, as: UTF8.self).trimming
    guard first.hasPrefix("///DOTCLEAR|") else { return nil }
    version = first.split(separator: "|").dropFirst().first.map(String.init) ?? ""
    // Versions 1 wrote in the encoding of the blog.
    let isUTF8 = String(validating: content, as: UTF8.self) != nil
    var table = ""
    var columns: [String] = []
    var number = 1
    for line in content.dropFirst(head.count).split(separator: 0x0A, omittingEmptySubsequences: false)
      .dropFirst()
    {
      number += 1
      let line = line.last == 0x0D ? line.dropLast() : line
      guard let start = line.first else { continue }
      if start == UInt8(ascii: "[") {
        let inner = String(decoding: line.dropFirst().prefix { $0 != UInt8(ascii: "]") }, as: UTF8.self)
        let parts = inner.split(separator: " ", maxSplits: 1).map(String.init)
        table = parts.first ?? ""
        columns = parts.count > 1 ? parts[1].split(separator: ",").map { $0.trimming } : []
        continue
      }
      guard start == UInt8(ascii: "\""), !table.isEmpty, let values = Self.values(line, isUTF8: isUTF8),
        values.count == columns.count
      else {
        if start != UInt8(ascii: "/") { badLines.append(number) }
        continue
      }
      var row: Row = [:]
      for (column, value) in zip(columns, values) {
        if let repaired = Mojibake.repaired(value) {
          row[column] = repaired
          doubleEncoded += 1
        } else {
          row[column] = value
        }
      }
      tables[table, default: []].append(row)
      lines[table, default: []].append(number)
    }
  }

  /// The values of a row, escapes undone; nil where a quote is not closed.
  private static func values(_ line: ArraySlice<UInt8>, isUTF8: Bool) -> [String]? {
    var values: [String] = []
    var i = line.startIndex
    while i < line.endIndex {
      guard line[i] == UInt8(ascii: "\"") else { return nil }
      i += 1
      var value: [UInt8] = []
      var isClosed = false
      while i < line.endIndex {
        let byte = line[i]
        if byte == UInt8(ascii: "\\"), i + 1 < line.endIndex {
          switch line[i + 1] {
          case UInt8(ascii: "n"): value.append(0x0A)
          case UInt8(ascii: "r"): break
          case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "'"): value.append(line[i + 1])
          default: value += [byte, line[i + 1]]
          }
          i += 2
        } else if byte == UInt8(ascii: "\"") {
          isClosed = true
          i += 1
          break
        } else {
          if byte >= 0x20 || byte == 0x09 { value.append(byte) }
          i += 1
        }
      }
      guard isClosed else { return nil }
      values.append(
        isUTF8
          ? String(decoding: value, as: UTF8.self)
          : String(String.UnicodeScalarView(value.map(Mojibake.windows1252))))
      if i < line.endIndex {
        guard line[i] == UInt8(ascii: ",") else { return nil }
        i += 1
      }
    }
    return values
  }
}
