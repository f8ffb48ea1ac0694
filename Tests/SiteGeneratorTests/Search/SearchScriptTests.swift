import SiteContent
import SiteTestSupport
import Testing

@testable import SiteGenerator
@testable import SiteModel

/// The script of the search page and the page itself, as far as they can be judged without a browser.
@Suite struct SearchScriptTests {
  private let script: String

  init() throws {
    let bytes = try FileReading.bytes(of: Repository.root + "/templates/assets/search.js")
    script = String(decoding: bytes, as: UTF8.self)
  }

  @Test("the script is small, asks nobody else, and never reads a text as HTML")
  func safe() {
    #expect(script.utf8.count < 6500)
    for word in [
      "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "http", "localStorage",
      "cookie",
    ] {
      #expect(!script.contains(word), "\(word)")
    }
  }

  @Test("the script folds away the marks that the generator does, and keeps those on the same letters")
  func folding() throws {
    let classes = try #require(script.firstMatch(of: /\(\[(\\u.*?)\]\?\)\[(\\u.*?)\]\/g/))
    #expect(
      scalars(classes.1)
        == (0...0x2FFFF).compactMap(Unicode.Scalar.init).filter { TextFolding.keepsMarks($0) })
    #expect(
      scalars(classes.2) == (0...0x2FFFF).compactMap(Unicode.Scalar.init).filter(TextFolding.isDiacritic))
  }

  @Test("the script spells the letters that the generator does")
  func spelling() throws {
    let words = try #require(script.firstMatch(of: /const spelled = "([^"]*)"/)).1.split(separator: " ")
    let spellings = words.map { ($0.prefix(1), $0.dropFirst()) }
    let expected = TextFolding.spelledLetters.map { ("\($0.key)", $0.value) } + [("ς", "σ")]
    #expect(Set(spellings.map { "\($0) \($1)" }) == Set(expected.map { "\($0) \($1)" }))
    #expect(spellings.allSatisfy { $0.0.utf16.count == 1 })
  }

  @Test(
    "the script cuts what a reader types into the words that the generator finds texts by",
    arguments: ["c++11 et c#7", "c++ f##x k+++", "a+b c#", "l'œuvre 49.3 18h30"])
  func cutting(_ typed: String) throws {
    let pattern = try #require(script.firstMatch(of: /const run = \/(.*?)\/gu;/)).1
    let run = try Regex(String(pattern)).matchingSemantics(.unicodeScalar)
    let folded = TextFolding.fold(typed)
    #expect(
      folded.matches(of: run).map { String(folded[$0.range]) }
        == WordSplitter.words(of: typed, withSigns: true))
  }

  /// `\u0300-\u036f` as its scalars.
  private func scalars(_ ranges: Substring) -> [Unicode.Scalar] {
    ranges.matches(of: /\\u([0-9a-f]{4})-\\u([0-9a-f]{4})/).flatMap { range in
      (UInt32(range.1, radix: 16) ?? 0)...(UInt32(range.2, radix: 16) ?? 0)
    }.compactMap(Unicode.Scalar.init)
  }

  @Test(
    "the page has a field with a label, a place for the count that is announced, and ways without the script")
  func page() async throws {
    let site = try await BuiltSite([:], url: "https://example.org/blog/")
    let page = try site.page("recherche/index.html")
    #expect(page.contains("<script type=\"module\" src=\"/blog/assets/search.js\"></script>"))
    #expect(page.contains("<label for=\"search_input\">"))
    #expect(page.contains("id=\"search_status\" role=\"status\""))
    #expect(page.contains("<noscript><p>La recherche se fait dans votre navigateur"))
    #expect(page.contains("<a href=\"/blog/archives/\">") && page.contains("<a href=\"/blog/tags/\">"))
    // What the script looks for.
    for name in script.matches(of: /\["form", (.*?)\]/).flatMap({ $0.1.split(separator: ", ") }) {
      #expect(page.contains("id=\"search_\(name.dropFirst().dropLast())\""))
    }
    for name in script.matches(of: /texts\.(\w+)/).map(\.1) { #expect(page.contains("data-\(name)=\"")) }
    // And on no other page.
    for file in try site.files() where file.hasSuffix(".html") && !file.hasPrefix("recherche/") {
      #expect(!(try site.page(file)).contains("search.js"))
    }
  }
}
