import Mustache
import SiteTestSupport
import Testing

@testable import TemplateEngine

/// Templates must mean what they mean everywhere: a library of others is the judge.
@Suite struct MustacheConformanceTests {
  @Test("templates of all shapes make the same as swift-mustache does", arguments: 0..<60)
  func sameBytes(seed: Int) throws {
    var generator = TemplateGenerator(seed: UInt64(seed))
    for _ in 0..<20 {
      let text = generator.template()
      let partial = generator.lines(depth: 1, allowsPartials: false)
      let ours = try render(text, partial)
      let plain = "{{% CONTENT_TYPE:TEXT}}\n"
      let library = MustacheLibrary(templates: [
        "page": try MustacheTemplate(string: plain + text),
        "part": try MustacheTemplate(string: plain + partial),
      ])
      let theirs = library.render(Self.values, withTemplate: "page")
      #expect(ours == theirs, "\(text)\n-- part:\n\(partial)")
    }
  }

  private static var values: [String: Any] {
    [
      "word": "mot", "none": "", "yes": true, "no": false, "items": [["word": "a"], ["word": "b"]],
      "empty": [[String: String]](),
      "thing": ["word": "chose", "inner": ["word": "dedans"]] as [String: Any],
    ]
  }

  private func render(_ text: String, _ partial: String) throws -> String {
    let root = TestContext([
      "word": .text("mot"), "none": .text(""), "yes": .flag(true), "no": .flag(false),
      "items": .list([TestContext(["word": .text("a")]), TestContext(["word": .text("b")])]),
      "empty": .list([]),
      "thing": .object(
        TestContext(["word": .text("chose"), "inner": .object(TestContext(["word": .text("dedans")]))])),
    ])
    var schemas: [String: ContextDescription] = [:]
    let description = root.describe("root", &schemas)
    let engine = TemplateEngine(
      [
        "page": TemplateSource(name: "page", file: "page", text: text),
        "part": TemplateSource(name: "part", file: "part", text: partial),
      ], roots: [("page", description)], common: TestContext([:]).description("common"), schemas: schemas)
    let bytes = try engine.render("page", common: TestContext([:]), root: root)
    return String(decoding: bytes ?? [], as: UTF8.self)
  }
}

/// Makes templates with every kind of tag, on lines of their own and among words, the same for the same seed.
///
/// Sections begin and end either both on lines of their own or both among words: of a mixture, the library
/// forgets where lines begin.
private struct TemplateGenerator {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func template() -> String { lines(depth: 0, allowsPartials: true) }

  mutating func lines(depth: Int, allowsPartials: Bool) -> String {
    var text = ""
    for _ in 0..<(1 + below(4)) {
      switch below(allowsPartials ? 8 : 6) {
      case 0: text += "mots\n"
      case 1: text += "  \(variable()) et \(variable())\n"
      case 2: text += "{{! rien }}\n"
      case 3 where depth < 3:
        let name = section()
        text += "{{#\(name)}}\n" + lines(depth: depth + 1, allowsPartials: allowsPartials) + "{{/\(name)}}\n"
      case 4 where depth < 3:
        let name = section()
        text += "x{{^\(name)}}y\(variable()){{/\(name)}}z\n"
      case 5: text += "\(variable())\n\n"
      case 6: text += "{{> part}}\n"
      case 7: text += "a {{> part}} b\n"
      default: text += "fin\n"
      }
    }
    return text
  }

  private mutating func variable() -> String {
    ["{{word}}", "{{{none}}}", "{{thing.word}}", "{{&thing.inner.word}}", "{{ word }}"][below(5)]
  }

  private mutating func section() -> String {
    ["yes", "no", "items", "empty", "thing", "thing.inner"][below(6)]
  }

  private mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
}
