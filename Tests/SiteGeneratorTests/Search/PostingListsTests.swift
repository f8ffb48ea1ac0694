import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct PostingListsTests {
  private func encoded(_ lists: PostingLists) -> [String] {
    lists.encoded().map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("a list has a group for each sum of places, and distances in it")
  func groups() {
    var lists = PostingLists()
    lists.add(word: 0, article: 0, part: .title)
    lists.add(word: 1, article: 0, part: .excerpt)
    lists.add(word: 0, article: 0, part: .excerpt)
    lists.add(word: 0, article: 0, part: .excerpt)
    lists.add(word: 0, article: 2, part: .excerpt)
    lists.add(word: 0, article: 3, part: .excerpt)
    lists.add(word: 1, article: 40, part: .commentAuthors)
    #expect(encoded(lists) == ["2CA,aA", "1oB,2A"])
  }

  @Test("whatever the articles, a reader gets them back")
  func roundTrip() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<50 {
      var lists = PostingLists()
      var expected: [Int: Int] = [:]
      var article = 0
      for _ in 0..<40 {
        article += Int.random(in: 0...3, using: &random) == 0 ? Int.random(in: 0...70_000, using: &random) : 1
        let part = PostingLists.Part.allCases.randomElement(using: &random) ?? .title
        lists.add(word: 0, article: article, part: part)
        expected[article] = (expected[article] ?? 0) | Int(part.rawValue)
      }
      let read = SearchReader.decoded(encoded(lists)[0])
      #expect(Dictionary(uniqueKeysWithValues: read.map { ($0.number, $0.weight) }) == expected)
    }
  }
}
