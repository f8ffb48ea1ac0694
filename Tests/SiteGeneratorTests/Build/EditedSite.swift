import SiteContent
import SiteGenerator
import SiteTestSupport

/// A small blog that is edited at random, the same for the same seed, and built step by step.
struct EditedSite {
  let folder: TemporaryFolder
  private var random: SeededRandom
  private var articles: [String] = []
  private var comments: [String] = []
  private var counter = 0
  /// The moment of the build.
  private(set) var now = "2026-11-24"
  private(set) var includesDrafts = false
  /// Words that stand in what was withdrawn: drafts again, deleted, removed or waiting.
  private(set) var withdrawn: Set<String> = []

  init(seed: UInt64) throws {
    random = SeededRandom(seed: seed)
    folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try folder.write(
      "title: Essai\nurl: https://example.org/\narticles_per_page: 3\nfeed_items: 3\n", to: "content/site.yml"
    )
    for _ in 0..<8 { try writeArticle(number()) }
  }

  /// Builds with the cache, and from nothing into another folder: paths where the two differ.
  func differences() async throws -> [String] {
    _ = try await Build.run(options(output: "site", program: "test"))
    try? folder.remove("clean")
    _ = try await Build.run(options(output: "clean", program: nil))
    let (ours, clean) = (Set(try folder.files(in: "site")), Set(try folder.files(in: "clean")))
    var differences = ours.symmetricDifference(clean).map { $0 + ": only in one" }
    for path in ours.intersection(clean)
    where try folder.read("site/" + path) != folder.read("clean/" + path) {
      differences.append(path)
    }
    for path in ours {
      let text = try folder.read("site/" + path)
      for word in withdrawn where text.contains(word) { differences.append("\(path) still has \(word)") }
    }
    return differences.sorted()
  }

  private func options(output: String, program: String?) -> BuildOptions {
    var options = BuildOptions(
      layout: SiteLayout(root: folder.path, output: folder[output]), now: .written(now), jobs: 2)
    options.program = program
    options.includesDrafts = includesDrafts
    return options
  }

  // MARK: Edits

  /// Does one thing that an editor, a moderator or the clock may do; tells what it was.
  mutating func edit() throws -> String {
    switch below(16) {
    case 0: return try writeArticle(number())
    case 1, 2: return try writeArticle(pick(articles) ?? number())
    case 3: return try writeArticle(pick(articles) ?? number(), isDraft: true)
    case 4:
      guard articles.count > 4, let name = pick(articles) else { return "nothing" }
      try folder.remove("content/articles/\(name).md")
      if folder.exists("content/comments/\(name)") { try folder.remove("content/comments/\(name)") }
      articles.removeAll { $0 == name }
      comments.removeAll { $0.hasPrefix(name + "/") }
      return "delete \(name)"
    case 5, 6: return try writeComment(status: "approved")
    case 7: return try writeComment(status: ["pending", "removed", "spam"][below(3)])
    case 8:
      guard let comment = pick(comments) else { return "nothing" }
      try folder.remove("content/comments/\(comment).md")
      comments.removeAll { $0 == comment }
      return "delete \(comment)"
    case 9:
      try folder.write(
        "- label: \(["UMP", "Ump", "L’UMP"][below(3)])\n  aliases: [ump]\n", to: "content/tags.yml")
      return "tags"
    case 10:
      try folder.write(
        """
        title: Essai \(below(3))
        url: https://example.org/
        articles_per_page: \(2 + below(3))
        feed_items: \(2 + below(3))
        navigation: [{label: Accueil, url: /}]

        """, to: "content/site.yml")
      return "settings"
    case 11:
      let path = "templates/partials/card.mustache"
      try folder.write(try folder.read(path) + "<!-- \(below(5)) -->\n", to: path)
      return "partial"
    case 12:
      let path = "templates/locales/fr.yml"
      let text = try folder.read(path)
      try folder.write(
        text.replacing(/read_more: .*/, with: "read_more: \"La suite \(below(4))\""), to: path)
      return "words"
    case 13:
      now = ["2026-11-24", "2030-01-01", "2032-01-01"][below(3)]
      return "now \(now)"
    case 14:
      includesDrafts.toggle()
      return "drafts \(includesDrafts)"
    default:
      try folder.write("Media \(below(4))\n", to: "content/media/note.txt")
      return "media"
    }
  }

  @discardableResult
  private mutating func writeArticle(_ name: String, isDraft: Bool = false) throws -> String {
    counter += 1
    if !articles.contains(name) { articles.append(name) }
    let tags = ["UMP", "Internet", "Fédération", "Écologie"].filter { _ in below(2) == 0 }
    try folder.write(
      """
      ---
      title: Titre \(below(5)) de \(name)
      \(tags.isEmpty ? "" : "tags: \(tags.joined(separator: ", "))")
      \(isDraft ? "draft: true" : "")
      \(below(4) == 0 ? "description: Un résumé \(below(9))" : "")
      ---
      Texte \(counter), [un lien](/tags/).

      """, to: "content/articles/\(name).md")
    return "write \(name)\(isDraft ? " as a draft" : "")"
  }

  private mutating func writeComment(status: String) throws -> String {
    guard let article = pick(articles) else { return "nothing" }
    let isNew = comments.isEmpty || below(2) == 0
    counter += 1
    let name = isNew ? "\(article)/c\(counter)" : pick(comments) ?? "\(article)/c\(counter)"
    if !comments.contains(name) { comments.append(name) }
    let word = "mot\(counter)mot"
    if status != "approved" { withdrawn.insert(word) }
    try folder.write(
      """
      ---
      author: Lecteur \(below(5))
      date: 2026-01-0\(1 + below(9))
      status: \(status)
      ---
      Un avis, \(word).

      """, to: "content/comments/\(name).md")
    return "\(status) \(name)"
  }

  /// A new article's name; some wait for their date.
  private mutating func number() -> String {
    counter += 1
    return "20\(below(6) == 0 ? "31" : "2\(below(6))")-0\(1 + below(9))-1\(below(9))-a\(counter)"
  }

  private mutating func pick(_ names: [String]) -> String? { names.randomElement(using: &random) }

  private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
}
