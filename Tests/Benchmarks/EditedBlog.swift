import Foundation

/// A blog on the disk whose people are at work: every edit has a number, so that each round's differs from the last.
struct EditedBlog {
  enum Contender { case blogsite, hugo }

  let root: String
  let contender: Contender
  /// The article in the middle, neither new nor old.
  let article: String

  /// Looks for the article in the middle.
  init(root: String, contender: Contender) throws {
    self.root = root
    self.contender = contender
    let files = try FileManager.default.subpathsOfDirectory(atPath: root + "/content/articles")
    let texts =
      contender == .hugo
      ? files.filter { $0.hasSuffix("/index.md") }.map { String($0.dropLast("/index.md".count)) }
      : files.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(".md".count)) }
    guard let middle = texts.sorted().dropFirst(texts.count / 2).first else {
      throw ProcessRun.Failure(description: "'\(root)' has no articles")
    }
    article = middle
  }

  private var articleFile: String {
    "content/articles/\(article)" + (contender == .hugo ? "/index.md" : ".md")
  }

  private func commentFile(_ number: Int) -> String {
    guard contender == .blogsite else { return "content/articles/\(article)/comment-courrier-\(number).md" }
    let id = article.split(separator: "/").last.map(String.init) ?? article
    return "content/comments/\(id)/courrier-\(number).md"
  }

  /// A reader's letter arrives, and waits for a moderator.
  func receiveComment(_ number: Int) throws {
    let path = root + "/" + commentFile(number)
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    let state = contender == .hugo ? "draft: true\nanchor: courrier-\(number)" : "status: pending"
    let text = """
      ---
      author: Lectrice \(number)
      date: 2024-11-06T10:30:00
      \(state)
      ---
      Merci pour cet article, que j’ai lu et relu.

      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  func approveComment(_ number: Int) throws {
    try edit(commentFile(number)) {
      $0.replacing(
        contender == .hugo ? "draft: true" : "status: pending",
        with: contender == .hugo ? "draft: false" : "status: approved")
    }
  }

  func editArticle(_ number: Int) throws {
    try edit(articleFile) { $0 + "\nMise à jour numéro \(number).\n" }
  }

  /// The first tag of the file has its label in capitals, or no longer.
  func changeTag() throws {
    try edit("content/tags.yml") { text in
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      guard let index = lines.firstIndex(where: { $0.hasPrefix("- label: ") }) else { return text }
      let label = lines[index].dropFirst("- label: ".count)
      let capitals = label.uppercased()
      lines[index] = "- label: " + (label == capitals ? label.lowercased() : capitals)
      return lines.joined(separator: "\n")
    }
  }

  func changePartial(_ number: Int) throws {
    try edit("templates/partials/card.mustache") { $0 + "<!-- \(number) -->\n" }
  }

  func changeSetting(_ number: Int) throws {
    try edit("content/site.yml") { text in
      text.replacing(/description: .*/, with: "description: Un blog engendré pour mesurer, numéro \(number)")
    }
  }

  /// - Throws: `ProcessRun.Failure` where the edit changes nothing: what is measured then is not what it says.
  private func edit(_ path: String, _ change: (String) -> String) throws {
    let url = URL(fileURLWithPath: root + "/" + path)
    let old = try String(contentsOf: url, encoding: .utf8)
    let new = change(old)
    guard new != old else { throw ProcessRun.Failure(description: "'\(path)' has nothing to edit") }
    try Data(new.utf8).write(to: url)
  }
}
