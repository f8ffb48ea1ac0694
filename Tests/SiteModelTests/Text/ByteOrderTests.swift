import Testing

@testable import SiteModel

@Suite struct ByteOrderTests {
  @Test("texts have the order of their bytes; of two spellings of a letter, each has its own place")
  func order() {
    let texts = [
      "b", "a", "", "2009/05/01-article-798/index.html", "2009/05/01-article-79/index.html",
      "2009/05/01-article-798/feed.xml", "Z", "é", "e\u{301}", "a", "2009/05/01-artic",
      "2009/05/01-artic\u{0}",
      "œuvre", "🙂",
    ]
    let order = ByteOrder.order(texts)
    #expect(
      order.map { Array(texts[$0].utf8) }
        == texts.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
    // Equal ones stay as they stood.
    #expect(order.filter { texts[$0] == "a" } == [1, 9])
    #expect(ByteOrder.order([]) == [])
  }

  @Test("a text begins with another where its first bytes are those")
  func begins() {
    for (text, prefix) in [("", ""), ("a", ""), ("ab", "a"), ("ab", "ab"), ("été", "é")] {
      #expect(ByteOrder.begins(text, with: prefix))
    }
    for (text, prefix) in [("", "a"), ("a", "ab"), ("ab", "b"), ("é", "e"), ("e\u{301}", "é")] {
      #expect(!ByteOrder.begins(text, with: prefix))
    }
  }

  @Test("random texts")
  func random() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let texts = (0..<20).map { _ in
        String(
          decoding: (0..<Int.random(in: 0..<24, using: &generator)).map { _ in UInt8.random(in: 97...98) },
          as: UTF8.self)
      }
      #expect(ByteOrder.order(texts).map { texts[$0] } == texts.sorted())
    }
  }
}
