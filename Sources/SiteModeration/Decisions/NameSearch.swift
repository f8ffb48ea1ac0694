import SiteModel

/// Finds a name in a text, as whole words, whatever its accents and capitals.
package struct NameSearch: Sendable {
  /// The words of each way to write it; the longest first.
  private let names: [[String]]

  /// - Parameter names: ways to write one name.
  init(anyOf names: [String]) {
    let words = names.map { Self.words($0).map(\.folded) }.filter { !$0.isEmpty }
    self.names = Set(words).sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
    }
  }

  /// A person's name as it is shown, as addresses have it, and as the names of comments' files have it.
  package init(person name: String) {
    self.init(anyOf: [name, Slug.make(name), IncomingComment.fileWord(name)])
  }

  /// Nil where the name is not there.
  package func replacing(in text: String, with other: String) -> String? {
    let found = ranges(in: text)
    guard !found.isEmpty else { return nil }
    var output = ""
    var end = text.startIndex
    for range in found {
      output += text[end..<range.lowerBound] + other
      end = range.upperBound
    }
    return output + text[end...]
  }

  package func ranges(in text: String) -> [Range<String.Index>] {
    guard !names.isEmpty else { return [] }
    let all = Self.words(text)
    var found: [Range<String.Index>] = []
    var i = 0
    while i < all.count {
      let name = names.first { words in
        guard i + words.count <= all.count, words.first == all[i].folded else { return false }
        let run = all[i..<(i + words.count)]
        // Words of one name stand beside each other: a sentence's end between them parts them.
        return run.map(\.folded) == words
          && zip(run, run.dropFirst()).allSatisfy { a, b in
            text[a.range.upperBound..<b.range.lowerBound].allSatisfy {
              $0.isWhitespace || "-'’._".contains($0)
            }
          }
      }
      if let name {
        found.append(all[i].range.lowerBound..<all[i + name.count - 1].range.upperBound)
        i += name.count
      } else {
        i += 1
      }
    }
    return found
  }

  private static func words(_ text: String) -> [(folded: String, range: Range<String.Index>)] {
    var words: [(String, Range<String.Index>)] = []
    var start: String.Index?
    var i = text.startIndex
    while i < text.endIndex {
      let isPart = text[i].isLetter || text[i].isNumber
      if isPart, start == nil { start = i }
      if !isPart, let from = start {
        words.append((TextFolding.fold(String(text[from..<i])), from..<i))
        start = nil
      }
      i = text.index(after: i)
    }
    if let from = start { words.append((TextFolding.fold(String(text[from...])), from..<text.endIndex)) }
    return words
  }
}
