/// Which articles a word is in, and where in them.
struct PostingLists: Sendable {
  /// The parts of an article. A part's value is its weight: a title outweighs all others together.
  enum Part: UInt8, Sendable, CaseIterable {
    case commentAuthors = 1
    case excerpt = 2
    case tags = 4
    case title = 8
  }

  private var words: [Int32] = []
  private var articles: [Int32] = []
  private var parts: [UInt8] = []
  /// By word: the last posting, for an article says a word more than once.
  private var latest: [Int32] = []

  /// - Parameter article: never less than that of the call before.
  mutating func add(word: Int, article: Int, part: Part) {
    while latest.count <= word { latest.append(-1) }
    let last = Int(latest[word])
    if last >= 0, articles[last] == Int32(article) {
      parts[last] |= part.rawValue
      return
    }
    latest[word] = Int32(words.count)
    words.append(Int32(word))
    articles.append(Int32(article))
    parts.append(part.rawValue)
  }

  /// Each word's list as text: for every sum of parts one group, `8…,2…`, of its sign in hexadecimal and the
  /// articles' numbers.
  ///
  /// Of a number only the distance to the one before is written, less one, in digits of five bits with the
  /// lowest first; a sixth bit says that more follow. Numbers and digits are those of `search.js`.
  func encoded() -> [[UInt8]] {
    var starts = [Int](repeating: 0, count: latest.count + 1)
    for word in words { starts[Int(word) + 1] += 1 }
    for i in 1..<starts.count { starts[i] += starts[i - 1] }
    var order = [Int32](repeating: 0, count: words.count)
    var next = starts
    for (posting, word) in words.enumerated() {
      order[next[Int(word)]] = Int32(posting)
      next[Int(word)] += 1
    }
    return latest.indices.map { word in encoded(order[starts[word]..<starts[word + 1]]) }
  }

  private func encoded(_ postings: ArraySlice<Int32>) -> [UInt8] {
    var present: UInt16 = 0
    for posting in postings { present |= 1 << UInt16(parts[Int(posting)]) }
    var output: [UInt8] = []
    output.reserveCapacity(postings.count * 2 + 2)
    for sum in UInt8(1)...15 where present & 1 << UInt16(sum) != 0 {
      if !output.isEmpty { output.append(UInt8(ascii: ",")) }
      output.append(Self.hexadecimal[Int(sum)])
      var last = -1
      for posting in postings where parts[Int(posting)] == sum {
        let article = Int(articles[Int(posting)])
        Self.append(article - last - 1, to: &output)
        last = article
      }
    }
    return output
  }

  private static func append(_ number: Int, to output: inout [UInt8]) {
    var rest = number
    while rest >= 32 {
      output.append(digits[rest & 31 | 32])
      rest >>= 5
    }
    output.append(digits[rest])
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
}
