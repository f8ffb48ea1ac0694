import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct SiteRelationsTests {
  /// Ids of the articles that are related to one, in order.
  private func related(_ tags: [String], to id: String = "2007-01-01-a") async throws -> [String] {
    var files: [String: String] = [:]
    for (i, line) in tags.enumerated() {
      let letter = String(UnicodeScalar(UInt8(97 + i)))
      let day = i < 9 ? "0\(i + 1)" : "\(i + 1)"
      files["articles/2007-01-\(day)-\(letter).md"] = SmallSite.article(
        letter, line.isEmpty ? "" : "tags: \(line)")
    }
    let view = try await PlannedSite(files).plan.view
    let position = try #require(view.site.articles.firstIndex { $0.id == id })
    return view.relations.related(to: position).map { String(view.site.articles[$0].id.suffix(1)) }
  }

  @Test("articles that share nothing are not related")
  func none() async throws {
    #expect(try await related(["UMP", "Europe", ""]) == [])
    #expect(try await related(["", "", ""]) == [])
  }

  @Test("a rarer tag weighs more")
  func rare() async throws {
    #expect(try await related(["ump, wifi", "ump", "ump", "wifi"]) == ["d", "b", "c"])
  }

  @Test("two shared tags weigh more than one of them")
  func more() async throws {
    #expect(try await related(["ump, wifi", "ump", "ump, wifi", "ump"]) == ["c", "b", "d"])
  }

  @Test("of equals, the nearest in time comes first, then the newer one; there are four at most")
  func ties() async throws {
    let tags = ["ump", "ump", "ump", "ump", "ump", "ump"]
    #expect(try await related(tags) == ["b", "c", "d", "e"])
    #expect(try await related(tags, to: "2007-01-03-c") == ["d", "b", "e", "a"])
  }

  @Test("a spelling makes no difference, nor does the line that a tag stands in")
  func spellings() async throws {
    #expect(
      try await related([
        "FEDERATION NUMERIQUE", "Fédération numérique", "[]\ntechnorati: federation-numerique",
      ])
        == ["b", "c"])
  }

  @Test(
    "neighbours of a tag are the tags of its articles, the most frequent first, then the rarer, then by name")
  func neighbours() async throws {
    let view = try await PlannedSite([
      "articles/2007-01-01-a.md": SmallSite.article("A", "tags: ump, wifi, europe"),
      "articles/2007-01-02-b.md": SmallSite.article("B", "tags: ump, wifi, blogs"),
      "articles/2007-01-03-c.md": SmallSite.article("C", "tags: blogs, zoo"),
    ]).plan.view
    func neighbours(_ name: String) throws -> [String] {
      let position = try #require(view.site.tagPositions[TagKey(name)])
      return view.relations.neighbours(ofTag: position).map { view.site.tags[$0].label }
    }
    #expect(try neighbours("ump") == ["wifi", "europe", "blogs"])
    #expect(try neighbours("zoo") == ["blogs"])
    #expect(try neighbours("blogs") == ["zoo", "ump", "wifi"])
  }

  @Test("on many articles it finds what comparing each with each finds")
  func exhaustive() async throws {
    var random = SeededRandom(seed: 5)
    var files: [String: String] = [:]
    let names = (0..<30).map { "tag\($0)" }
    for i in 0..<60 {
      let tags = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        names[Int.random(in: 0..<30, using: &random)]
      }
      files["articles/20\(10 + i / 12)-\(10 + i % 3)-\(10 + i % 12)-x\(i).md"] = SmallSite.article(
        "x\(i)", "tags: [\(tags.joined(separator: ", "))]")
    }
    let view = try await PlannedSite(files).plan.view
    let site = view.site
    // Every tag has fewer articles than are looked at on one side.
    #expect(site.tags.allSatisfy { $0.articles.count <= 12 })
    for (i, article) in site.articles.enumerated() {
      let scores = site.articles.map { other in
        Set(article.tagKeys).intersection(other.tagKeys).reduce(0) { score, key in
          score + Int(65_536 / Double(site.tag(key)?.articles.count ?? 1).squareRoot())
        }
      }
      let expected = site.articles.indices.filter { $0 != i && scores[$0] > 0 }
        .sorted { (-scores[$0], abs($0 - i), $0) < (-scores[$1], abs($1 - i), $1) }.prefix(4)
      #expect(view.relations.related(to: i) == Array(expected))
    }
  }

  @Test("of a much used tag only the articles nearest in time are looked at")
  func reach() async throws {
    var files: [String: String] = [:]
    for i in 0..<40 {
      files["articles/2007-\(10 + i / 20)-\(10 + i % 20)-x.\(i).md"] = SmallSite.article("x", "tags: ump")
    }
    // The second tag would make the two farthest articles the best match, were they looked at through the first.
    let view = try await PlannedSite(files).plan.view
    for i in view.site.articles.indices {
      #expect(view.relations.related(to: i).allSatisfy { abs($0 - i) <= 4 })
      #expect(view.relations.related(to: i).count == 4)
    }
  }

  @Test("answers stand oldest first, and know what they answer")
  func answers() async throws {
    let view = try await PlannedSite([
      "articles/2007-01-01-a.md": SmallSite.article("A"),
      "articles/2007-01-02-b.md": SmallSite.article("B", "reply_to: 2007-01-01-a"),
      "articles/2007-01-03-c.md": SmallSite.article("C", "reply_to: 2007-01-01-a"),
    ]).plan.view
    #expect(view.relations.answers(to: 2) == [1, 0])
    #expect(view.relations.answered(by: 0) == 2)
    #expect(view.relations.answered(by: 2) == nil)
    #expect(view.relations.answers(to: 0) == [])
  }
}
