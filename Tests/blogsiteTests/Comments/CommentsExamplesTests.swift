import Foundation
import SiteTestSupport
import Testing

/// The scripts, hooks and units of `docs/examples` do what docs/comments.md says.
@Suite struct CommentsExamplesTests {
  private static let examples = Repository.root + "/docs/examples/"

  /// A bare repository and a checkout of a small blog, with the tool in the path.
  private struct Place {
    let folder: TemporaryFolder
    let environment: [String: String]

    init() throws {
      folder = try TemporaryFolder()
      try folder.makeFolder("bin")
      try folder.link("bin/blogsite", to: try Repository.binary())
      var environment = ProcessInfo.processInfo.environment
      environment["PATH"] = folder["bin"] + ":" + (environment["PATH"] ?? "")
      for role in ["AUTHOR", "COMMITTER"] {
        environment["GIT_\(role)_NAME"] = "Camille"
        environment["GIT_\(role)_EMAIL"] = "camille@example.org"
      }
      for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] { environment[name] = nil }
      environment["BLOG"] = folder["work"]
      environment["SOURCES"] = folder["spool"]
      environment["CHECKOUT"] = folder["checkout"]
      environment["OUTPUT"] = folder["public"]
      self.environment = environment
      try run("git", "init", "-q", "--bare", "-b", "main", folder["bare"])
      try folder.makeFolder("work")
      try Repository.copy("templates", to: folder, as: "work/templates")
      try folder.write("title: Essai\nurl: https://example.org/\n", to: "work/content/site.yml")
      try folder.write(
        SmallSite.article("Le vélo", "date: 2026-02-03"), to: "work/content/articles/2026-02-03-velo.md")
      try folder.write("site/\n.blogsite/\n", to: "work/.gitignore")
      try run("git", "init", "-q", "-b", "main")
      try run("git", "remote", "add", "origin", folder["bare"])
      try run("git", "add", ".")
      try run("git", "commit", "-q", "-m", "Le blog")
      try run("git", "push", "-q", "-u", "origin", "main")
    }

    /// Runs a program in the checkout; gives its exit code.
    @discardableResult
    func run(_ words: String..., expecting code: Int32? = 0) throws -> Int32 {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = words
      process.environment = environment
      process.currentDirectoryURL = URL(fileURLWithPath: folder.exists("work") ? folder["work"] : folder.path)
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      try process.start()
      process.waitUntilExit()
      if let code { #expect(process.terminationStatus == code, "\(words)") }
      return process.terminationStatus
    }
  }

  private func message(_ name: String, article: String = "2026-02-03-velo") -> String {
    "Blogsite-Message: 1\nArticle: \(article)\nName: \(name)\nDate: 2026-02-05T10:00:00Z\n\nBonjour de \(name).\n"
  }

  @Test("the inbox is taken in, committed and pushed; a second run does nothing")
  func inbox() throws {
    let place = try Place()
    let script = Self.examples + "comments-inbox.sh"
    // Before the first message there is no folder of comments.
    try place.folder.makeFolder("spool")
    try place.run("sh", script)
    try place.folder.write(message("Léa"), to: "spool/a.message")
    try place.run("sh", script)
    try place.run("git", "clone", "-q", place.folder["bare"], place.folder["clone"])
    #expect(
      try place.folder.files(in: "clone/content/comments") == ["2026-02-03-velo/2026-02-05-lea.md"])
    let head = try place.folder.read("bare/refs/heads/main")
    try place.run("sh", script)
    #expect(try place.folder.read("bare/refs/heads/main") == head)
    // What finds no place is told with exit code 1; the rest is pushed all the same, also after another's push.
    try place.run("git", "-C", place.folder["clone"], "commit", "-q", "--allow-empty", "-m", "Autre")
    try place.run("git", "-C", place.folder["clone"], "push", "-q")
    try place.folder.write(message("Max"), to: "spool/b.message")
    try place.folder.write(message("Zoé", article: "nope"), to: "spool/c.message")
    try place.run("sh", script, expecting: 1)
    try place.run("git", "-C", place.folder["clone"], "pull", "-q")
    #expect(place.folder.exists("clone/content/comments/2026-02-03-velo/2026-02-05-max.md"))
  }

  @Test("what is pushed to a server of one's own is published, and what is taken down is gone")
  func postReceive() throws {
    let place = try Place()
    try FileManager.default.copyItem(
      atPath: Self.examples + "post-receive", toPath: place.folder["bare/hooks/post-receive"])
    let comment = "work/content/comments/2026-02-03-velo/2026-02-05-lea.md"
    try place.folder.write(SmallSite.comment("Léa", "2026-02-05", body: "Bonjour de Léa."), to: comment)
    try place.run("git", "add", ".")
    try place.run("git", "commit", "-q", "-m", "Approuvé")
    try place.run("git", "push", "-q")
    let page = "public/2026/02/velo/index.html"
    #expect(try place.folder.read(page).contains("Bonjour de Léa."))
    // A broken site is not published.
    try place.folder.write("---\n", to: "work/content/articles/x.md")
    try place.run("git", "add", ".")
    try place.run("git", "commit", "-q", "-m", "Cassé")
    try place.run("git", "push", "-q", expecting: nil)
    #expect(try place.folder.read(page).contains("Bonjour de Léa."))
    try place.run(
      "git", "rm", "-q", "content/articles/x.md", "content/comments/2026-02-03-velo/2026-02-05-lea.md")
    try place.run("git", "commit", "-q", "-m", "Retiré")
    try place.run("git", "push", "-q")
    #expect(!(try place.folder.read(page)).contains("Bonjour de Léa."))
    #expect(!place.folder.exists("checkout/content/comments/2026-02-03-velo/2026-02-05-lea.md"))
  }

  @Test("units name what there is: the script, the commands, and their options")
  func units() throws {
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: Self.examples + name, encoding: .utf8)
    }
    let receive = try #require(
      try text("blogsite-receive.service").firstMatch(of: /ExecStart=\S+\/blogsite (.*)/)
    ).1
    #expect(CommandLinesInDocsTests.isAccepted(receive.split(separator: " ").map(String.init)))
    #expect(try text("comments-inbox.service").contains("/comments-inbox.sh\n"))
    #expect(try text("comments-inbox.timer").contains("OnUnitActiveSec=5min"))
    for proxy in ["nginx.conf", "Caddyfile"] { #expect(try text(proxy).contains("127.0.0.1:4100")) }
    // Messages are for their owner alone, and the sources of the hook are no folder that the script works in.
    func setting(_ name: String, _ pattern: Regex<(Substring, Substring)>) throws -> Substring {
      try #require(try text(name).firstMatch(of: pattern)).1
    }
    let inbox = "comments-inbox.service"
    #expect(try setting(inbox, /\nUser=(\S+)/) == setting("blogsite-receive.service", /\nUser=(\S+)/))
    #expect(try setting(inbox, /SOURCES=(\S+)/) == setting("blogsite-receive.service", /--spool (\S+)/))
    #expect(try setting(inbox, /BLOG=(\S+)/) != setting("post-receive", /CHECKOUT:=([^}]+)/))
    // systemd's own judge, where there is one.
    let place = try TemporaryFolder()
    let judge = try BackgroundProcess(
      [
        "systemd-analyze", "verify", Self.examples + "comments-inbox.timer",
        Self.examples + "blogsite-receive.service",
      ],
      in: place.path)
    judge.end(by: 0)
    let found = try judge.output().split(separator: "\n").filter {
      !$0.contains("No such file") && !$0.contains("not executable") && $0.contains(".service:")
        && !$0.contains("Unknown user")
    }
    #expect(found.isEmpty, "\(found)")
  }
}
