import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct FileWatcherTests {
  private func site() throws -> TemporaryFolder {
    let site = try TemporaryFolder()
    try site.write("a", to: "content/articles/a.md")
    try site.write("b", to: "content/articles/sous/b.md")
    try site.write("t", to: "templates/home.mustache")
    return site
  }

  /// Everything that is told until a path is among it.
  private func changes(_ watcher: FileWatcher, until path: RelativePath) async throws -> Changes {
    var all = Changes()
    try await eventually {
      all.merge(watcher.drain())
      return all.paths.contains(path) || all.isEverything
    }
    if all.paths.contains(path) || all.isEverything { return all }
    throw NotTold(path: path, instead: all)
  }

  private struct NotTold: Error {
    var path: RelativePath
    var instead: Changes
  }

  @Test("writing, replacing, deleting and making of files is told", arguments: [false, true])
  func files(polls: Bool) async throws {
    let site = try site()
    let watcher = FileWatcher(root: site.path, prefersPolling: polls)
    #expect(watcher.method == (polls ? .polling : .events))
    #expect(watcher.drain() == Changes())
    try site.write("aa", to: "content/articles/a.md")
    _ = try await changes(watcher, until: "content/articles/a.md")
    // Saved as many editors do: a new file takes the old one's name.
    try site.write("bbb", to: "content/articles/sous/.b.md.tmp")
    #expect(rename(site["content/articles/sous/.b.md.tmp"], site["content/articles/sous/b.md"]) == 0)
    _ = try await changes(watcher, until: "content/articles/sous/b.md")
    try site.remove("templates/home.mustache")
    _ = try await changes(watcher, until: "templates/home.mustache")
    try site.write("c", to: "templates/partials/c.mustache")
    _ = try await changes(watcher, until: "templates/partials")
    #expect(!watcher.isWriting)
  }

  @Test("of a name that is spelled in another way, both spellings are told", arguments: [false, true])
  func spellings(polls: Bool) async throws {
    let site = try site()
    try site.write("e", to: "content/articles/\u{E9}.md")
    let watcher = FileWatcher(root: site.path, prefersPolling: polls)
    try site.move("content/articles/\u{E9}.md", to: "content/articles/e\u{301}.md")
    let told = try await changes(watcher, until: "content/articles/e\u{301}.md")
    #expect(told.paths.contains("content/articles/\u{E9}.md"))
  }

  #if os(Linux)
    @Test("of two folders of one name in two spellings, one is watched after the other has gone")
    func folderSpellings() async throws {
      let site = try site()
      for folder in ["\u{E9}", "e\u{301}"] { try site.write("a", to: "content/articles/\(folder)/a.md") }
      let watcher = FileWatcher(root: site.path)
      try site.remove("content/articles/\u{E9}")
      _ = try await changes(watcher, until: "content/articles/\u{E9}")
      try site.write("b", to: "content/articles/e\u{301}/a.md")
      _ = try await changes(watcher, until: "content/articles/e\u{301}/a.md")
    }
  #endif

  @Test("what happens in new, renamed and restored folders is told", arguments: [false, true])
  func folders(polls: Bool) async throws {
    let site = try site()
    let watcher = FileWatcher(root: site.path, prefersPolling: polls)
    try site.write("x", to: "content/articles/neuf/dedans/x.md")
    _ = try await changes(watcher, until: "content/articles/neuf")
    try site.write("y", to: "content/articles/neuf/dedans/y.md")
    _ = try await changes(watcher, until: "content/articles/neuf/dedans/y.md")
    try site.move("content/articles/sous", to: "content/articles/dessous")
    _ = try await changes(watcher, until: "content/articles/dessous")
    try site.write("bb", to: "content/articles/dessous/b.md")
    _ = try await changes(watcher, until: "content/articles/dessous/b.md")
    try site.remove("content")
    _ = try await changes(watcher, until: "content")
    try site.write("a", to: "content/articles/a.md")
    _ = try await changes(watcher, until: "content")
    try site.write("aaaa", to: "content/articles/a.md")
    _ = try await changes(watcher, until: "content/articles/a.md")
  }

  @Test(
    "a file that a link leads to is watched as well, in whatever way it is saved", arguments: [false, true])
  func links(polls: Bool) async throws {
    let site = try site()
    try site.write("1", to: "content/media/commun/style.css")
    try site.write("1", to: "content/media/images/a.png")
    try site.makeFolder("templates/assets")
    try site.link("templates/assets/style.css", to: "../../content/media/commun/style.css")
    try site.link("templates/assets/images", to: "../../content/media/images")
    // A folder that holds itself does not keep it busy for ever.
    try site.link("content/articles/rond", to: "../articles")
    let watcher = FileWatcher(root: site.path, prefersPolling: polls)
    for (file, shown) in [
      "content/media/commun/style.css": "templates/assets/style.css",
      "content/media/images/a.png": "templates/assets/images/a.png",
    ] {
      try site.write("22", to: file)
      let told = try await changes(watcher, until: RelativePath(file))
      #expect(told.isEverything || told.paths.contains(RelativePath(shown)))
    }
  }

  @Test("what a link leads to that no build follows is nobody's business", arguments: [false, true])
  func linksOut(polls: Bool) async throws {
    let site = try site()
    let other = try TemporaryFolder()
    try site.write("1", to: "commun/a.css")
    try site.makeFolder("templates/assets")
    try site.link("templates/assets/a.css", to: "../../commun/a.css")
    try site.link("content/media", to: other.path)
    let watcher = FileWatcher(root: site.path, prefersPolling: polls)
    try site.link("content/articles/racine", to: other.path)
    _ = try await changes(watcher, until: "content/articles/racine")
    try site.write("22", to: "commun/b.css")
    try other.write("x", to: "b.png")
    try site.write("fin", to: "content/articles/sous/fin.md")
    let told = try await changes(watcher, until: "content/articles/sous/fin.md")
    #expect(told.paths == ["content/articles/sous/fin.md"] && !told.isEverything)
  }

  @Test(
    "what editors leave about, what build writes and what lies elsewhere is not told",
    arguments: [false, true])
  func silence(polls: Bool) async throws {
    let site = try site()
    let watcher = FileWatcher(root: site.path, prefersPolling: polls)
    for path in [
      "content/articles/.a.md.swp", "content/articles/a.md~", "content/articles/#a.md#", "site/index.html",
      ".blogsite/manifest", ".git/index", "notes.txt", "content/articles/.git/x",
    ] { try site.write("x", to: path) }
    _ = try site.read("content/articles/a.md")
    try site.write("fin", to: "content/articles/sous/fin.md")
    let told = try await changes(watcher, until: "content/articles/sous/fin.md")
    #expect(told.paths == ["content/articles/sous/fin.md"] && !told.isEverything)
  }

  #if os(Linux)
    @Test("a file that is being written is known as such until it is closed")
    func writing() async throws {
      let site = try site()
      let watcher = FileWatcher(root: site.path)
      let file = try #require(FileHandle(forWritingAtPath: site["content/articles/a.md"]))
      try file.truncate(atOffset: 0)
      try file.write(contentsOf: Data("moitié".utf8))
      _ = try await changes(watcher, until: "content/articles/a.md")
      #expect(watcher.isWriting)
      try file.close()
      _ = try await changes(watcher, until: "content/articles/a.md")
      #expect(!watcher.isWriting)
    }

    @Test("more events than the kernel keeps mean that everything may have changed")
    func overflow() async throws {
      let site = try site()
      let folders = WatchedFolders(root: site.path)
      var source = try #require(InotifySource(folders))
      let most =
        Int(
          try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)) ?? 16384
      guard most <= 100_000 else { return }
      let (a, b) = (site["content/articles/a.md"], site["content/articles/z.md"])
      for i in 0...(most / 2) { _ = i % 2 == 0 ? rename(a, b) : rename(b, a) }
      #expect(source.drain().isEverything)
      try site.write("x", to: "content/articles/sous/b.md")
      #expect(source.drain() == Changes(paths: ["content/articles/sous/b.md"]))
    }
  #endif

  @Test("a root folder that is put in the place of the watched one is watched from then on")
  func root() async throws {
    let outer = try TemporaryFolder()
    try outer.write("a", to: "blog/content/articles/a.md")
    let watcher = FileWatcher(root: outer["blog"])
    try outer.move("blog", to: "vieux")
    try outer.write("b", to: "blog/content/articles/a.md")
    try await eventually { watcher.drain().isEverything }
    try outer.write("ccc", to: "blog/content/articles/a.md")
    _ = try await changes(watcher, until: "content/articles/a.md")
  }
}
