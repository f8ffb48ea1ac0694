import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct ContentEditorTests {
  private let folder: TemporaryFolder
  private let editor: ContentEditor

  init() throws {
    folder = try TemporaryFolder()
    editor = try ContentEditor(SiteLayout(root: folder.path))
  }

  private func edit(_ path: String, _ action: ContentEdit.Action) throws(ContentEditError)
    -> ContentEdit.Outcome
  {
    try editor.apply(ContentEdit(path, action))
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test("a new file is made with its folders, and once only")
  func create() throws {
    #expect(try edit("content/comments/a/b.md", .create(bytes("x"))) == .done)
    #expect(try edit("content/comments/a/b.md", .create(bytes("x"))) == .unchanged)
    #expect(throws: ContentEditError.exists("content/comments/a/b.md")) {
      try edit("content/comments/a/b.md", .create(bytes("y")))
    }
    #expect(try folder.read("content/comments/a/b.md") == "x")
    #expect(try folder.permissions("content/comments/a/b.md") == 0o644)
    #expect(try folder.files() == ["content/comments/a/b.md"])
  }

  @Test("keys are set, the file keeps its permissions")
  func set() throws {
    try folder.write("---\nauthor: A\nstatus: pending\n---\nx\n", to: "content/x.md")
    let seen = try #require(try editor.look(at: "content/x.md")).version
    #expect(
      try edit("content/x.md", .set([.init("status", .text("approved")), .init("author", nil)], seen: seen))
        == .done)
    #expect(try folder.read("content/x.md") == "---\nstatus: approved\n---\nx\n")
    #expect(try edit("content/x.md", .set([.init("status", .text("approved"))], seen: nil)) == .unchanged)
    #expect(throws: ContentEditError.changed("content/x.md")) {
      try edit("content/x.md", .set([.init("status", .text("spam"))], seen: seen))
    }
    #expect(throws: ContentEditError.changed("content/x.md")) {
      try edit("content/x.md", .remove(seen: seen))
    }
    #expect(throws: ContentEditError.changed("content/x.md")) {
      try edit("content/x.md", .replace(bytes("z"), seen: seen))
    }
    #expect(throws: ContentEditError.missing("content/y.md")) {
      try edit("content/y.md", .set([], seen: nil))
    }
    try folder.write("Texte", to: "content/z.md")
    #expect(throws: ContentEditError.frontMatter("content/z.md", reason: "there is no front matter")) {
      try edit("content/z.md", .set([.init("status", .text("spam"))], seen: nil))
    }
    #expect(try folder.files() == ["content/x.md", "content/z.md"])
  }

  @Test("a file is moved, never onto another")
  func move() throws {
    try folder.write("x", to: "content/a.md")
    try folder.write("y", to: "content/b.md")
    #expect(throws: ContentEditError.exists("content/b.md")) {
      try edit("content/a.md", .move(to: "content/b.md", seen: nil))
    }
    #expect(
      try edit("content/a.md", .move(to: "content/c/d.md", seen: ContentVersion(of: bytes("x")))) == .done)
    #expect(try folder.files() == ["content/b.md", "content/c/d.md"])
    #expect(try edit("content/b.md", .remove(seen: nil)) == .done)
    #expect(throws: ContentEditError.missing("content/b.md")) { try edit("content/b.md", .remove(seen: nil)) }
    #expect(try folder.files() == ["content/c/d.md"])
  }

  @Test("a copy has the bytes of its source")
  func copy() throws {
    try folder.write([0, 255, 10], to: "elsewhere/photo.jpg")
    #expect(try edit("content/media/p.jpg", .copy(from: folder["elsewhere/photo.jpg"])) == .done)
    #expect(try edit("content/media/p.jpg", .copy(from: folder["elsewhere/photo.jpg"])) == .unchanged)
    #expect(try folder.bytes("content/media/p.jpg") == [0, 255, 10])
    #expect(throws: ContentEditError.disk(folder["nowhere"], action: "read", code: 2)) {
      try edit("content/media/q.jpg", .copy(from: folder["nowhere"]))
    }
  }

  @Test(
    "names from outside stay below the root",
    arguments: [
      ("", "it is empty"), ("/etc/passwd", "a part of it is empty"),
      ("content/../../x", "it has a part '..'"),
      ("content/./x", "it has a part '.'"), ("content//x", "a part of it is empty"),
      ("content/a\u{0}b", "it has a control character"),
      ("content/a\nb", "it has a control character"), ("content\\x", "it has a backslash"),
      (".git/hooks/x", "'.git' is not the blog's content"), ("content/", "a part of it is empty"),
      (String(repeating: "é", count: 128), "a part of it is longer than 255 bytes"),
    ])
  func badPaths(_ path: String, _ reason: String) throws {
    #expect(throws: ContentEditError.badPath(path, reason: reason)) { try edit(path, .create([1])) }
    #expect(try folder.files() == [])
  }

  @Test("nothing is written through a link, nor read")
  func links() throws {
    let outside = try TemporaryFolder()
    try outside.write("secret", to: "x.md")
    try folder.makeFolder("content")
    try folder.link("content/comments", to: outside.path)
    try folder.link("content/x.md", to: outside["x.md"])
    try folder.link("content/dangling.md", to: outside["new.md"])
    #expect(throws: ContentEditError.link("content/comments")) {
      try edit("content/comments/x.md", .create([1]))
    }
    #expect(throws: ContentEditError.link("content/x.md")) { try edit("content/x.md", .create([1])) }
    #expect(throws: ContentEditError.link("content/x.md")) { try editor.look(at: "content/x.md") }
    #expect(throws: ContentEditError.link("content/dangling.md")) {
      try edit("content/dangling.md", .create([1]))
    }
    #expect(try outside.files() == ["x.md"])
    #expect(try outside.read("x.md") == "secret")
  }

  @Test("what a killed process was writing is cleared away, and what a living one writes is not")
  func leftovers() throws {
    try folder.write("half", to: ".blogsite/edits/2147483646-a")
    try folder.write("half", to: ".blogsite/edits/1-a")
    _ = try ContentEditor(SiteLayout(root: folder.path))
    #expect(try folder.files() == [".blogsite/edits/1-a"])
  }
}
