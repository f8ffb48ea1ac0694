import Foundation
import SiteTestSupport
import Testing

/// An editor's day in a minute: thousands of edits in every way, errors and their mending, while others read.
@Suite struct ServeSoakTests {
  private static let steps = 2400

  @Test("random edits under load: no crash, no leak, and in the end the site is that of a fresh build")
  func soak() async throws {
    let site = try makeSite(settings: "typography: off\n")
    var editor = RandomEditor(site: site, random: SeededRandom(seed: 2007))
    for _ in 0..<20 { try editor.write() }
    let serve = try await ServeProcess(["--port", "0", "--no-drafts"], in: site.path)
    _ = try await RawClient.exchange(port: serve.port, "/")
    let atRest = try await Self.descriptorsAtRest(serve.identifier)
    let readers = Task { try await read(serve.port) }
    for step in 1...Self.steps {
      try editor.step()
      guard step % 15 == 0 else { continue }
      // Whoever asks now sees every edit so far, or the last state before an error; on a machine that is busy for more
      // than half a second, that state first.
      var year = try await RawClient.exchange(port: serve.port, "/2007/")
      #expect(year.status == 200, "step \(step)")
      if !editor.isBroken {
        try await eventually {
          year = try await RawClient.exchange(port: serve.port, "/2007/")
          return editor.titles.allSatisfy { year.text.contains($0) }
        }
        for title in editor.titles { #expect(year.text.contains(title), "step \(step): \(title)") }
      }
    }
    try editor.mendAll()
    _ = try await RawClient.exchange(port: serve.port, "/")
    readers.cancel()
    #expect(try await readers.value > 100)

    let build = try Repository.run(["build", "--output", "fresh"], in: site.path)
    #expect(build.code == 0, "\(build.errors)")
    for file in try site.files(in: "fresh") {
      let response = try await RawClient.exchange(port: serve.port, "/" + file)
      let text = response.text.replacing(/<script src="\/.blogsite\/reload.js" [^>]*><\/script>\n/, with: "")
      #expect(text == (try site.read("fresh/" + file)), "\(file)")
    }
    #expect(serve.isRunning)
    // What thousands of requests and edits opened is closed again. Counted where nobody reads: how many connections
    // are on their way out is a matter of how fast the machine is.
    try await eventually { try Self.openDescriptors(serve.identifier) <= atRest }
    #expect(try Self.openDescriptors(serve.identifier) <= atRest)
  }

  /// Reads and listens until cancelled; gives how much was read.
  private func read(_ port: UInt16) async throws -> Int {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<3 {
        group.addTask {
          var random = SeededRandom(seed: UInt64(number))
          var count = 0
          while !Task.isCancelled {
            let paths = [
              "/", "/tags/", "/feed.xml", "/assets/style.css", "/2007/11/article-1/", "/rien", "/archives/",
            ]
            let response = try await RawClient.exchange(
              port: port, paths.randomElement(using: &random) ?? "/")
            #expect([200, 404].contains(response.status))
            count += 1
            if count % 5 == number {
              let client = try RawClient(port: port)
              try await client.send(
                "GET /.blogsite/events?page=/&version=x HTTP/1.1\r\nHost: localhost\r\n\r\n")
              _ = try await client.receive(until: "event: reload")
            }
          }
          return count
        }
      }
      return try await group.reduce(0, +)
    }
  }

  /// How many files and connections a process holds once it has had nothing to do for a while.
  private static func descriptorsAtRest(_ process: Int32) async throws -> Int {
    var (count, same) = (try openDescriptors(process), 0)
    try await eventually {
      let now = try openDescriptors(process)
      same = now == count ? same + 1 : 0
      count = now
      return same == 50
    }
    return count
  }

  /// How many files and connections a process holds.
  private static func openDescriptors(_ process: Int32) throws -> Int {
    #if os(Linux)
      try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd").count
    #else
      0
    #endif
  }
}

/// Makes edits as people, editors and git do.
private struct RandomEditor {
  let site: TemporaryFolder
  var random: SeededRandom
  private var articles: [String: String] = [:]
  private var broken: Set<String> = []
  private var number = 0

  init(site: TemporaryFolder, random: SeededRandom) {
    self.site = site
    self.random = random
  }

  var isBroken: Bool { !broken.isEmpty }
  var titles: [String] { Array(articles.values) }

  mutating func step() throws {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<6: try write()
    case 6..<8: try replace()
    case 8: try truncate()
    case 9: try remove()
    case 10: try move()
    case 11: try comment()
    case 12: try breakArticle()
    case 13: try breakTemplate()
    case 14...15: try mendAll()
    case 16: try burst()
    case 17: try site.write("/* \(next()) */", to: "templates/assets/neuf.css")
    case 18: try site.write("- label: Thème\n  aliases: [theme \(next())]\n", to: "content/tags.yml")
    default:
      try site.write(
        "title: Essai \(next())\nurl: https://example.org/\ntypography: off\n", to: "content/site.yml")
    }
  }

  private mutating func next() -> Int {
    number += 1
    return number
  }

  private mutating func name() -> String {
    let number = Int.random(in: 0..<30, using: &random)
    return "content/articles/dossier-\(number % 3)/2007-11-06-article-\(number).md"
  }

  private mutating func text(of file: String) -> String {
    let title = "Titre \(next())"
    articles[file] = title + "<"
    broken.remove(file)
    return SmallSite.article(title, "tags: theme \(number % 7)")
  }

  mutating func write() throws {
    let file = name()
    try site.write(text(of: file), to: file)
  }

  private mutating func replace() throws {
    let file = name()
    try site.write(text(of: file), to: file + ".tmp~")
    if site.exists(file) { try site.remove(file) }
    try site.move(file + ".tmp~", to: file)
  }

  private mutating func truncate() throws {
    let file = name()
    try site.write("", to: file)
    try site.write(text(of: file), to: file)
  }

  private mutating func remove() throws {
    guard articles.count > 5, let file = articles.keys.sorted().randomElement(using: &random) else { return }
    try site.remove(file)
    articles[file] = nil
    broken.remove(file)
    let comments = "content/comments/" + Self.id(file)
    if site.exists(comments) { try site.remove(comments) }
  }

  private mutating func move() throws {
    guard site.exists("content/articles/dossier-1") else { return }
    try site.move("content/articles/dossier-1", to: "content/articles/ailleurs")
    try site.move("content/articles/ailleurs", to: "content/articles/dossier-1")
  }

  private mutating func comment() throws {
    guard let file = articles.keys.sorted().randomElement(using: &random) else { return }
    try site.write(
      SmallSite.comment("Jean \(next())", "2020-10-18"),
      to: "content/comments/\(Self.id(file))/c\(number % 4).md")
  }

  private mutating func breakArticle() throws {
    guard let file = articles.keys.sorted().randomElement(using: &random) else { return }
    try site.write("---\ntittle: x\n---\nx\n", to: file)
    broken.insert(file)
  }

  private mutating func breakTemplate() throws {
    try site.write("{{nope}}", to: "templates/partials/site_footer.mustache")
    broken.insert("templates/partials/site_footer.mustache")
  }

  mutating func mendAll() throws {
    for file in broken.sorted() {
      if file.hasPrefix("templates/") {
        try site.write("<footer>\(next())</footer>\n", to: file)
      } else {
        try site.write(text(of: file), to: file)
      }
    }
    broken = []
  }

  private mutating func burst() throws {
    for _ in 0..<30 { try write() }
  }

  private static func id(_ file: String) -> String {
    String(file.split(separator: "/").last?.dropLast(3) ?? "")
  }
}
