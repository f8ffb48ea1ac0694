import SiteModel

/// What the search page reads: words and the articles that they are in, in files small enough for a phone.
///
/// Articles are numbered from the oldest: a new one renumbers none.
struct SearchIndex: Sendable {
  /// A file of words that begin alike.
  struct Shard: Sendable {
    /// What its words begin with; empty where one file holds all.
    let prefix: String
    /// Positions in `words`.
    let words: Range<Int>
    let bytes: Int
  }

  /// A file of words is cut by their next letter where it would be larger.
  static let shardBytes = 12 * 1024
  /// How many articles' titles and excerpts one file holds.
  static let documentsPerFile = 12

  let articleCount: Int
  let stopWords: [String]
  /// Every word with its list of articles, in the order of their scalars.
  private let words: [(text: String, articles: [UInt8])]
  let shards: [Shard]

  init(_ site: Site) {
    articleCount = site.articles.count
    let stopWords = Set(site.language.stopWords.flatMap { WordSplitter.words(of: $0) })
    self.stopWords = stopWords.sorted()
    var table = TermTable()
    var lists = PostingLists()
    let splitter = WordSplitter()
    // They get the lowest numbers.
    for word in self.stopWords {
      var word = word
      word.withUTF8 { _ = table.number(of: $0) }
    }
    let firstWord = table.count
    for number in 0..<articleCount {
      let content = site.articles[articleCount - 1 - number]
      func add(_ text: String, _ part: PostingLists.Part) {
        splitter.forEachWord(in: text) { word in
          let word = table.number(of: word)
          if word >= firstWord { lists.add(word: word, article: number, part: part) }
        }
        for word in WordSplitter.furtherWords(of: text) {
          var word = word
          let term = word.withUTF8 { table.number(of: $0) }
          if term >= firstWord { lists.add(word: term, article: number, part: part) }
        }
      }
      add(content.title, .title)
      // An alias, such as FB for Facebook, may be what a reader knows.
      for key in content.tagKeys {
        guard let position = site.tagPositions[key] else { continue }
        add(site.tags[position].label, .tags)
        for name in site.tags[position].otherNames { add(name, .tags) }
      }
      for mention in content.tags + content.technorati { add(mention.name, .tags) }
      add(content.excerptText, .excerpt)
      for author in content.discussion.outline.authors { add(author, .commentAuthors) }
    }
    let encoded = lists.encoded()
    words = table.sorted().filter { $0 >= firstWord }.map { (table.text($0), encoded[$0]) }
    shards = Self.shards(words.map { ($0.text, $0.articles.count) })
  }

  // MARK: Shards

  /// Cuts sorted words into files: by their first letter, and by one letter more where a file is too large.
  static func shards(_ words: [(text: String, bytes: Int)]) -> [Shard] {
    // Quotes, colon and comma stand around the two, braces around all, with a comma less.
    let sizes = words.map { $0.text.utf8.count + $0.bytes + 6 }
    var shards: [Shard] = []
    func cut(_ range: Range<Int>, _ prefix: String) {
      let bytes = sizes[range].reduce(1, +)
      guard bytes > shardBytes, range.count > 1 else {
        if !range.isEmpty { shards.append(Shard(prefix: prefix, words: range, bytes: bytes)) }
        return
      }
      let length = prefix.unicodeScalars.count
      var start = range.lowerBound
      while start < range.upperBound {
        let letter = words[start].text.unicodeScalars.dropFirst(length).first
        var end = start + 1
        while end < range.upperBound, words[end].text.unicodeScalars.dropFirst(length).first == letter {
          end += 1
        }
        // The word that is the prefix itself stands alone.
        if let letter {
          cut(start..<end, prefix + String(letter))
        } else {
          shards.append(Shard(prefix: prefix, words: start..<end, bytes: sizes[start] + 1))
        }
        start = end
      }
    }
    cut(0..<words.count, "")
    return shards
  }

  // MARK: Files

  /// `{"count":…,"documents":…,"stop":[…],"terms":{"fe":11840,…}}`: what there is, and how large.
  var root: [UInt8] {
    var json = JSONWriter(reserving: 16 * 1024)
    json.object { json in
      json.member("count", number: articleCount)
      json.member("documents", number: Self.documentsPerFile)
      json.member("stop", texts: stopWords)
      json.object("terms") { json in
        for shard in shards {
          json.name(shard.prefix)
          json.number(shard.bytes)
        }
      }
    }
    return json.bytes
  }

  /// `{"federation":"8A,2CB",…}`.
  func json(_ shard: Shard) -> [UInt8] {
    var json = JSONWriter(reserving: shard.bytes)
    json.object { json in
      for word in words[shard.words] {
        json.name(word.text)
        json.plain(word.articles)
      }
    }
    return json.bytes
  }
}

extension SearchIndex.Shard {
  /// The file's name without `.json`: `t-fe`. Letters beyond a to z are spelled as numbers, so that every disk and
  /// server takes them; the `t-` keeps Windows from meeting a file named `con`.
  var fileName: String {
    prefix.isEmpty
      ? "t"
      : "t-"
        + prefix.unicodeScalars.map { scalar in
          switch scalar {
          case "a"..."z", "0"..."9": String(scalar)
          default: "_" + String(scalar.value, radix: 16)
          }
        }.joined()
  }
}
