import SiteModel
import SiteTestSupport
import Testing

@testable import TemplateEngine

/// The digests of an output change with all that its template can show, found from the template alone.
@Suite struct TemplateDigestsTests {
  private static let key = DigestKey(first: 3, second: 4)

  @Test("where the bytes that a template makes change, so does the digest", arguments: 0..<40)
  func sound(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    var seen = 0
    for _ in 0..<10 {
      let texts = ["page": Self.template(&random, 3), "part": Self.template(&random, 2, includes: false)]
      let before = try make(Values(), texts)
      for place in Values().words.indices {
        let after = try make(Values(changing: place), texts)
        if after.bytes != before.bytes {
          seen += 1
          #expect(after.digest != before.digest, "\(Values.names[place]) in \(texts)")
        }
      }
      #expect(try make(Values(), texts).digest == before.digest)
    }
    #expect(seen > 0)
  }

  @Test(
    "what a template does not ask for does not change its digest",
    arguments: [
      ("{{word}}", ["word"]), ("{{#thing}}{{word}}{{/thing}}", ["thing.word"]),
      ("{{thing.inner.word}}", ["thing.inner.word"]), ("{{site.title}}", ["site.title"]),
      ("{{#items}}{{word}}{{/items}}", ["items.0.word", "items.1.word"]),
      ("{{^items}}{{word}}{{/items}}", ["word"]), ("{{> part}}", ["site.title"]), ("rien", []),
      ("{{#items}}{{site.title}}{{/items}}", ["site.title"]),
      // Any key may be asked for by any name.
      ("{{thing.extra.clef}}", ["thing.extra.clef", "thing.extra.autre"]),
    ])
  func exact(template: String, asked: [String]) throws {
    let texts = ["page": template, "part": "{{site.title}}"]
    let before = try make(Values(), texts).digest
    let changing = try Values().words.indices.filter {
      try make(Values(changing: $0), texts).digest != before
    }
    #expect(changing.map { Values.names[$0] } == asked)
  }

  @Test("the template's own text, and that of what it includes, is part of it")
  func texts() throws {
    let one = try make(Values(), ["page": "{{> part}}", "part": "a"]).digest
    #expect(try make(Values(), ["page": "{{> part}}", "part": "b"]).digest != one)
    #expect(try make(Values(), ["page": "{{>  part}}", "part": "a"]).digest != one)
    #expect(try make(Values(), ["page": "{{> part}}", "part": "a", "other": "b"]).digest == one)
  }

  @Test("of the texts alone there is a digest too, of a template and of all that it includes")
  func textsAlone() throws {
    func texts(_ texts: [String: String]) throws -> Digest {
      try #require(made(Values(), texts).digests.texts("page"))
    }
    let one = try texts(["page": "{{> part}}", "part": "a"])
    #expect(try texts(["page": "{{> part}}", "part": "b"]) != one)
    #expect(try texts(["page": "{{>  part}}", "part": "a"]) != one)
    #expect(try texts(["page": "{{> part}}", "part": "a", "other": "b"]) == one)
  }

  @Test("two parts, and one for each name")
  func parts() throws {
    let texts = ["page": "{{word}}{{thing.inner.word}}{{site.title}}{{#items}}{{word}}{{/items}}"]
    let digests = try made(Values(), texts).digests
    let names = try #require(digests.names("page"))
    #expect(names == ["items", "thing.inner", "word"])
    let parts = try #require(try digests.parts("page", common: Values().common, root: Values().root))
    #expect(parts.count == 2 + names.count)
    // What of these values changes, changes its own part.
    for (place, part) in [("site.title", 0), ("items.1.word", 2), ("thing.inner.word", 3), ("word", 4)] {
      let changed = Values(changing: Values.names.firstIndex(of: place))
      let after = try #require(
        try made(changed, texts).digests.parts("page", common: changed.common, root: changed.root))
      #expect(parts.indices.filter { after[$0] != parts[$0] } == [part], "\(place)")
    }
  }

  @Test("there is nothing to say of a template that is not there")
  func missing() throws {
    let digests = try made(Values(), ["page": "x"]).digests
    let nothing = TestContext([:])
    #expect(try digests.parts("no such page", common: nothing, root: nothing) == nil)
    #expect(digests.names("no such page") == nil)
    #expect(digests.texts("no such page") == nil)
  }

  // MARK: Templates and values

  private static let words = [
    "{{word}}", "{{thing.word}}", "{{thing.inner.word}}", "{{site.title}}", "{{page.title}}",
    "{{thing.extra.clef}}", "{{count(items)}}", "{{uppercased(word)}}", "{{.}}", "{{index()}}", "{{label}}",
    "{{inner.word}}", "{{#last()}}fin{{/last()}}",
  ]
  private static let sections = [
    "items", "thing", "inner", "tags", "thing.inner", "word", "empty", "flag", "thing.extra",
    "reversed(items)",
  ]

  private static func template(_ random: inout SeededRandom, _ depth: Int, includes: Bool = true) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0...2: text += words.randomElement(using: &random) ?? ""
      case 3,
        4 where depth > 0, 5 where depth > 0:
        let name = sections.randomElement(using: &random) ?? ""
        let sign = Int.random(in: 0..<4, using: &random) == 0 ? "^" : "#"
        text += "{{\(sign)\(name)}}\(template(&random, depth - 1, includes: includes))|{{/\(name)}}"
      case 6 where includes: text += "{{> part}}"
      case 7 where includes:
        let word = words.randomElement(using: &random) ?? ""
        text += "{{<part}}{{$bloc}}\(word){{/bloc}}{{/part}}"
      default: text += "{{$bloc}}b{{/bloc}}"
      }
    }
    return text
  }

  /// What pages are made of in these tests.
  private struct Values {
    static let names = [
      "word", "thing.word", "thing.inner.word", "site.title", "page.title", "thing.extra.clef",
      "thing.extra.autre", "items.0.word", "items.1.word", "items.0.tags.0.label", "empty", "flag",
    ]
    var words = names.map { "(\($0))" }

    init(changing place: Int? = nil) {
      if let place { words[place] = "changed" }
    }

    private func text(_ name: String) -> ContextValue {
      .text(words[Self.names.firstIndex(of: name) ?? 0])
    }
    private func isChanged(_ name: String) -> Bool {
      Self.names.firstIndex(of: name).map { words[$0] == "changed" } ?? false
    }

    var common: TestContext {
      TestContext([
        "site": .object(TestContext(["title": text("site.title")], name: "site")),
        "page": .object(TestContext(["title": text("page.title")], name: "page")),
      ])
    }

    var root: TestContext {
      let tag = TestContext(["label": text("items.0.tags.0.label")], name: "tag", identity: 0)
      let extra = FreeContext.object([
        "clef": .text(words[5]), "autre": .list([.text(words[6])]),
      ])
      let inner = TestContext(["word": text("thing.inner.word")], name: "inner")
      return TestContext([
        "word": text("word"), "empty": .text(isChanged("empty") ? "plus vide" : ""),
        "flag": .flag(isChanged("flag")),
        "thing": .object(
          TestContext(
            ["word": text("thing.word"), "inner": .object(inner), "extra": .object(extra)], name: "thing")),
        "items": .list([
          TestContext(["word": text("items.0.word"), "tags": .list([tag, tag])], name: "item", identity: 0),
          TestContext(["word": text("items.1.word"), "tags": .list([tag])], name: "item", identity: 1),
        ]),
      ])
    }
  }

  private func made(
    _ values: Values, _ texts: [String: String]
  ) throws -> (engine: TemplateEngine, digests: TemplateDigests) {
    var schemas: [String: ContextDescription] = [:]
    let root = values.root.describe("root", &schemas)
    var common = values.common.describe("common", &schemas)
    for i in common.variables.indices where common.variables[i].name == "page" {
      common.variables[i].varies = true
    }
    let sources = Dictionary(
      uniqueKeysWithValues: texts.map { ($0, TemplateSource(name: $0, file: $0, text: $1)) })
    let engine = TemplateEngine(sources, roots: [("page", root)], common: common, schemas: schemas)
    return (engine, TemplateDigests(engine, key: Self.key))
  }

  private func make(
    _ values: Values, _ texts: [String: String]
  ) throws -> (bytes: [UInt8], digest: [Digest]) {
    let (engine, digests) = try made(values, texts)
    let bytes = try engine.render(
      "page", common: values.common, root: values.root, fragments: TemplateFragments())
    let parts = try digests.parts("page", common: values.common, root: values.root)
    return (try #require(bytes), try #require(parts))
  }
}
