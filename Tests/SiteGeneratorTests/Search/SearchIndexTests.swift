import Foundation
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct SearchIndexTests {
  // MARK: What readers find

  private static let files = [
    "tags.yml": "- {label: Facebook, aliases: [FB, réseau social]}\n",
    "articles/2007-11-06-a.md": SmallSite.article(
      "Un espace sur le réseau", "tags: [FÉDÉRATION NUMÉRIQUE, FB]", body: "Bonjour à tous.\n\nTexte caché."),
    "articles/2008-11-06-b.md": SmallSite.article("La fédération se réunit", body: "Numérique et public."),
    "articles/2009-11-06-c.md": SmallSite.article(
      "Tout autre chose", body: "Une œuvre numérique de la Fédération."),
    "articles/2010-11-06-d.md": SmallSite.article("Secret", "draft: true"),
    "comments/2009-11-06-c/a.md": SmallSite.comment("Jean-René Dupont"),
    "comments/2009-11-06-c/b.md": SmallSite.comment("ATTENTE", "2020-01-01", "status: pending"),
    "comments/2009-11-06-c/c.md": SmallSite.comment("RETIRÉ", "2020-01-01", "status: removed"),
    "comments/2009-11-06-c/d.md": SmallSite.comment("Réponse", "2020-01-02", "parent: c"),
    "comments/2009-11-06-c/e.md": SmallSite.comment("INDESIRABLE", "2020-01-02", "status: spam"),
  ]

  @Test(
    "capitals, accents and ligatures make no difference; titles come before tags, tags before excerpts",
    arguments: [
      ("federation numerique", ["b", "a", "c"]), ("Fédération", ["b", "a", "c"]),
      ("FEDERATION", ["b", "a", "c"]), ("fédé", ["b", "a", "c"]), ("numérique", ["a", "c", "b"]),
      ("numér fédération", []), ("fédération numér", ["b", "a", "c"]), ("la fédération", ["b", "a", "c"]),
      ("le", []), ("OEUVRE", ["c"]), ("facebook", ["a"]), ("fb", ["a"]), ("réseau social", ["a"]),
      ("dupont", ["c"]),
      ("jean rene", ["c"]),
      ("réponse", ["c"]), ("attente", []), ("retire", []), ("indesirable", []), ("secret", []),
      ("bravo", []), ("cache", []), ("zzz", []), ("constructor", []), ("", []), ("bonjour tou", ["a"]),
    ] as [(String, [String])])
  func finds(query: String, expected: [String]) async throws {
    let reader = try SearchReader(await BuiltSite(Self.files))
    let paths = ["a": "/2007/11/a/", "b": "/2008/11/b/", "c": "/2009/11/c/"]
    #expect(try reader.documents(query).map { $0[1] } == expected.map { paths[$0] })
  }

  @Test("words with signs at their ends, and letters that are spelled")
  func signsAndLetters() async throws {
    let reader = try SearchReader(
      await BuiltSite([
        "articles/2007-11-06-a.md": SmallSite.article("Le C++ facile"),
        "articles/2007-11-07-b.md": SmallSite.article("Le C# et Wałęsa"),
      ]))
    #expect(try reader.titles("C++") == ["Le C++ facile"])
    #expect(try reader.titles("c#") == ["Le C# et Wałęsa"])
    #expect(try reader.titles("walesa") == ["Le C# et Wałęsa"])
    #expect(try reader.titles("wałęsa") == ["Le C# et Wałęsa"])
  }

  @Test("a preview finds its drafts, and no comment that waits")
  func preview() async throws {
    let site = try await BuiltSite(Self.files) {
      $0.includesDrafts = true
      $0.includesPendingComments = true
    }
    let reader = try SearchReader(site)
    #expect(try reader.titles("secret") == ["Secret"])
    #expect(try reader.titles("attente") == [])
  }

  @Test("among equals, newer articles come first")
  func newestFirst() async throws {
    let files = (1...30).map { ("articles/2007-11-\($0 < 10 ? "0" : "")\($0)-a.md", $0) }.map { path, i in
      (path.replacing("-a.md", with: "-a\(i).md"), SmallSite.article("Europe \(i)"))
    }
    let reader = try SearchReader(await BuiltSite(Dictionary(uniqueKeysWithValues: files)))
    #expect(reader.count == 30)
    #expect(try reader.titles("europe") == (1...30).reversed().map { "Europe \($0)" })
  }

  @Test("results show title, address, date and the beginning of the excerpt, as plain text")
  func documents() async throws {
    let site = try await BuiltSite(
      [
        "articles/2008-01-01-x.md": SmallSite.article(
          "<b>Titre</b> & « x »", body: "`</script>` " + String(repeating: "Un mot ", count: 40))
      ], url: "https://example.org/blog/")
    let bytes = try site.page("recherche/d-0.json")
    #expect(!bytes.contains("<"))
    let found = try SearchReader(site).documents("titre")
    #expect(found.count == 1)
    #expect(
      found.first?.prefix(4) == [
        "<b>Titre</b> & «\u{202F}x\u{202F}»", "/blog/2008/01/x/", "2008-01-01", "1er janvier 2008",
      ])
    #expect(
      found.first?[4].hasPrefix("</script> Un mot Un mot") == true
        && found.first?[4].hasSuffix("…") == true)
  }

  // MARK: The files

  @Test("an index, to the letter")
  func exact() async throws {
    let site = try await BuiltSite([
      "articles/2007-11-06-x.md": SmallSite.article("Le débat", "tags: Net", body: "Débat, été.")
    ])
    #expect(try site.page("recherche/t.json") == #"{"debat":"aA","ete":"2A","net":"4A"}"#)
    #expect(
      try site.page("recherche/d-0.json")
        == #"[["Le débat","/2007/11/x/","2007-11-06","6 novembre 2007","Débat, été."]]"#)
    let root = try site.page("recherche/index.json")
    #expect(root.hasPrefix(#"{"count":1,"documents":12,"stop":["a","ai","#))
    #expect(root.hasSuffix(#"],"terms":{"":36}}"#))
  }

  @Test("an empty blog has an index of nothing")
  func empty() async throws {
    let site = try await BuiltSite([:])
    #expect(try site.page("recherche/index.json").hasSuffix("\"terms\":{}}"))
    #expect(try SearchReader(site).titles("x") == [])
  }

  @Test("a new article changes no file of older articles, and of words only its own")
  func stable() async throws {
    var files: [String: String] = [:]
    for i in 10..<40 {
      files["articles/2007-10-\(i < 31 ? i : i - 20)-a\(i).md"] = SmallSite.article("Mot\(i) commun")
    }
    let before = try await BuiltSite(files)
    files["articles/2007-11-06-neuf.md"] = SmallSite.article("Neuf")
    let after = try await BuiltSite(files)
    for file in ["recherche/d-0.json", "recherche/d-1.json"] {
      #expect(try after.page(file) == before.page(file))
    }
    #expect(try SearchReader(after).titles("mot12") == ["Mot12 commun"])
    let words = try after.page("recherche/t.json").replacing(",\"neuf\":\"8e\"", with: "")
    // "Bonjour." is every article's excerpt.
    #expect(
      words.replacing(/"bonjour":"2[^"]*"/, with: "")
        == (try before.page("recherche/t.json")).replacing(/"bonjour":"2[^"]*"/, with: ""))
  }

  // MARK: Shards

  private func cut(_ words: [(String, Int)]) -> [String] {
    SearchIndex.shards(words.map { (text: $0.0, bytes: $0.1) }).map { shard in
      "\(shard.prefix): \(words[shard.words].map(\.0).joined(separator: " "))"
    }
  }

  @Test("a file that would be too large is cut by one letter more, and only that one")
  func shards() {
    #expect(cut([]) == [])
    #expect(cut([("a", 10), ("b", 10)]) == [": a b"])
    #expect(
      cut([("a", 10), ("co", 10), ("com", 5000), ("commun", 5000), ("con", 5000), ("zo", 10), ("é", 10)])
        == ["a: a", "co: co", "com: com commun", "con: con", "z: zo", "é: é"])
    // One word that fills a file, and more, stands alone.
    #expect(cut([("a", 10), ("de", 50_000), ("des", 10)]) == ["a: a", "de: de", "des: des"])
  }

  @Test("no file is larger than its bound, unless one word fills it; every word is in one")
  func bounded() throws {
    var random = SeededRandom(seed: 12)
    let words = Set((0..<20_000).map { _ in random.text(of: ["a", "b", "é", "ж", "1"], upTo: 9) + "x" })
      .sorted {
        Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
      }
    let shards = SearchIndex.shards(words.map { (text: $0, bytes: $0.utf8.count * 3) })
    #expect(shards.flatMap { Array($0.words) } == Array(words.indices))
    #expect(Set(shards.map(\.fileName)).count == shards.count)
    for shard in shards {
      #expect(shard.bytes <= SearchIndex.shardBytes)
      #expect(words[shard.words].allSatisfy { $0.hasPrefix(shard.prefix) })
    }
  }

  @Test(
    "a file's name is fit for every disk and server",
    arguments: [("", "t"), ("con", "t-con"), ("é", "t-_e9"), ("ж2", "t-_4362"), ("m²", "t-m_b2")])
  func fileNames(prefix: String, name: String) {
    #expect(SearchIndex.Shard(prefix: prefix, words: 0..<0, bytes: 0).fileName == name)
  }
}
