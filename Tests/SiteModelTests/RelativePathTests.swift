import SiteModel
import Testing

@Suite struct RelativePathTests {
  private static let composed: RelativePath = "content/articles/\u{E9}t\u{E9}.md"
  private static let decomposed: RelativePath = "content/articles/e\u{301}te\u{301}.md"

  @Test("two spellings of one letter are equal texts and two paths")
  func spellings() {
    #expect(Self.composed.text == Self.decomposed.text)
    #expect(Self.composed != Self.decomposed)
    #expect(Set([Self.composed, Self.decomposed, Self.composed]).count == 2)
    let known = [Self.composed: 1, Self.decomposed: 2]
    #expect(known[Self.composed] == 1 && known[Self.decomposed] == 2)
  }

  @Test("paths of the same bytes are equal, however they came about")
  func equal() {
    let made = RelativePath("content").appending("articles").appending("\u{E9}t\u{E9}.md")
    #expect(made == Self.composed)
    #expect(made.hashValue == Self.composed.hashValue)
    #expect(RelativePath("content/articles/\u{E9}t\u{E9}.md?x".dropLast(2)) == Self.composed)
  }

  @Test("paths have the order of their bytes, and not that of their letters")
  func order() {
    let paths: [RelativePath] = ["\u{E9}", "f", "e\u{301}", "e", "", "E", "e/a", "e-a"]
    #expect(paths.sorted() == ["", "E", "e", "e-a", "e/a", "e\u{301}", "f", "\u{E9}"])
  }

  @Test(
    "a path has a folder and a name",
    arguments: [
      ("content/articles/a.md", "content/articles", "a.md"), ("a.md", "", "a.md"), ("", "", ""),
      // A name may begin with a sign that belongs to the letter before it.
      ("content/\u{301}a.md", "content", "\u{301}a.md"),
    ] as [(RelativePath, RelativePath, String)])
  func parts(path: RelativePath, folder: RelativePath, name: String) {
    #expect(path.folder == folder)
    #expect(Array(path.name.utf8) == Array(name.utf8))
  }

  @Test(
    "what lies below a folder has its name and a slash before it",
    arguments: [
      ("content/a", "content", "a"), ("content/a/b", "content", "a/b"), ("content/a/b", "content/a", "b"),
      ("content", "content", nil), ("content/", "content", nil), ("contents/a", "content", nil),
      ("con/a", "content", nil), ("content/\u{301}a", "content", "\u{301}a"),
      ("\u{E9}/a", "e\u{301}", nil), ("e\u{301}/a", "e", nil), ("", "", nil),
    ] as [(RelativePath, RelativePath, String?)])
  func below(path: RelativePath, folder: RelativePath, rest: String?) {
    #expect(path.rest(below: folder).map { Array($0.utf8) } == rest.map { Array($0.utf8) })
    #expect(path.isBelow(folder) == (rest != nil))
    #expect(path.isAtOrBelow(folder) == (rest != nil || path == folder))
  }

  @Test("two files lie in one folder where all is the same up to the last slash")
  func sameFolder() {
    func isSame(_ a: String, _ b: String) -> Bool {
      let same = RelativePath(a).hasSameFolder(as: RelativePath(b))
      #expect(same == (RelativePath(a).folder == RelativePath(b).folder))
      return same
    }
    #expect(isSame("a/b/c", "a/b/d") && isSame("a", "b") && isSame("é/a", "é/b"))
    #expect(
      !isSame("a/b", "a/b/c") && !isSame("a/b", "c/b") && !isSame("é/a", "e\u{301}/a") && !isSame("a", "b/a"))
  }

  @Test("an ending is one of bytes")
  func endings() {
    #expect(RelativePath("a/index.md").hasSuffix("/index.md"))
    #expect(RelativePath(".md").hasSuffix(".md"))
    #expect(!RelativePath("md").hasSuffix(".md"))
    #expect(!RelativePath("a.md\u{301}").hasSuffix(".md"))
  }

  @Test("in a text, a path is what the disk calls it")
  func description() {
    #expect(Array("\(Self.decomposed)".utf8) == Array(Self.decomposed.text.utf8))
  }
}
