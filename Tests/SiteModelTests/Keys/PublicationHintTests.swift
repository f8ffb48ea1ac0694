import Testing

@testable import SiteModel

/// Hints for keys and words that say who may read a text: whoever follows one never publishes what was to be hidden.
@Suite struct PublicationHintTests {
  private func hint(
    _ name: String, _ value: UnknownKey.Value, in set: KeySet, written: Set<String> = []
  ) -> String? {
    UnknownKey(name, value).hint(among: set.keys, written: written, needless: set.needless)
  }

  @Test(
    "what hides a text is 'draft: true', in every system's words and in French",
    arguments: [
      ("public", "false"), ("state", "draft"), ("unpublished", "true"), ("status", "brouillon"),
      ("publié", "non"), ("publie", "non"), ("statut", "Brouillon"), ("état", "privé"), ("visible", "no"),
      ("private", "oui"), ("isPublished", "0"), ("workflow", "review"), ("status", "archived"),
      ("visibility", "private"), ("mot_de_passe", "sesame"),
    ])
  func hidden(_ name: String, _ value: String) {
    #expect(hint(name, .line(value), in: .article) == "write 'draft: true'")
    #expect(hint(name, .line(value), in: .page) == "write 'draft: true'")
  }

  @Test(
    "what does not hide a text needs no line",
    arguments: [
      ("public", "true"), ("state", "published"), ("publié", "oui"), ("unpublished", "false"),
      ("statut", "publié"),
    ])
  func shown(_ name: String, _ value: String) {
    #expect(hint(name, .line(value), in: .article) == "delete the line: it says what holds without it")
  }

  @Test("a word that nobody knows is not passed over", arguments: ["status", "public", "état", "published"])
  func unclear(_ name: String) {
    let expected =
      "write 'draft: true' if readers are not to see the text; else delete the line, or put it under 'extra'"
    #expect(hint(name, .line("autre"), in: .article) == expected)
    #expect(hint(name, .empty, in: .article) == expected)
    #expect(hint(name, .list([]), in: .page) == expected)
  }

  @Test("two lines that may contradict each other are for their author to judge")
  func twice() {
    #expect(
      hint("published", .line("false"), in: .article, written: ["draft", "published"])
        == "write what is meant behind 'draft', and delete this line")
  }

  @Test(
    "a date of publication is the date",
    arguments: ["published_at", "publishedAt", "published_on", "published"])
  func dates(_ name: String) {
    #expect(hint(name, .line("2020-01-01"), in: .article) == "write 'date: 2020-01-01'")
  }

  @Test(
    "a comment's state is its status",
    arguments: [
      ("approved", "non", "pending"), ("unapproved", "true", "pending"), ("public", "false", "pending"),
      ("comment_approved", "trash", "removed"), ("comment_approved", "hold", "pending"),
      ("deleted", "true", "removed"), ("publié", "oui", "approved"), ("state", "hold", "pending"),
    ])
  func comments(_ name: String, _ value: String, _ status: String) {
    #expect(hint(name, .line(value), in: .comment) == "write 'status: \(status)'")
  }

  @Test("of a comment's state that nobody knows, the words are told")
  func unclearComment() {
    #expect(
      hint("approved", .line("peut-être"), in: .comment)
        == "write 'status' with one of these: approved, pending, spam, removed")
  }

  @Test(
    "words of other systems for a comment's status are translated",
    arguments: [
      ("unapproved", "pending"), ("hold", "pending"), ("0", "pending"), ("non", "pending"),
      ("trash", "removed"),
      ("1", "approved"), ("En attente", "pending"), ("Pending", "pending"), ("junk", "spam"),
    ])
  func statuses(_ word: String, _ status: String) {
    #expect(KeySet.comment["status"]?.translated(word) == status)
    let settings = KeySet.site.place(["comments", "default_status"])
    guard case .key(let key) = settings else {
      Issue.record("there is no such key")
      return
    }
    #expect(key.translated(word) == status)
  }

  @Test("whether comments wait is said by 'default_status'")
  func moderation() throws {
    let keys = try #require(KeySet.site["comments"]).members
    #expect(
      UnknownKey("moderation", .line("true")).hint(among: keys, written: [], needless: [])
        == "write 'default_status: pending'")
  }

  @Test(
    "who may comment is said by 'comments'",
    arguments: [
      ("comment_status", "closed", "closed"), ("comment_status", "open", "open"),
      ("nocomments", "true", "closed"),
      ("disable_comments", "oui", "closed"), ("disableComments", "true", "closed"),
      ("no_comments", "false", "open"),
      ("hide_comments", "true", "hidden"), ("allow_comments", "no", "closed"),
    ])
  func discussions(_ name: String, _ value: String, _ mode: String) {
    #expect(hint(name, .line(value), in: .article) == "write 'comments: \(mode)'")
  }

  @Test("the opposite of a word is no slip of it")
  func opposites() {
    #expect(NearestName.ofWord("unapproved", among: ["approved", "pending"]) == nil)
    #expect(NearestName.ofWord("unaproved", among: ["approved", "pending"]) == nil)
    #expect(NearestName.ofWord("notags", among: ["tags"]) == nil)
    #expect(NearestName.ofWord("aproved", among: ["approved", "pending"]) == "approved")
    #expect(NearestName.ofWord("inage", among: ["image"]) == "image")
    #expect(NearestName.ofWord("novigation", among: ["navigation"]) == "navigation")
  }

  @Test(
    "a flag in French is the flag",
    arguments: [("oui", "true"), ("non", "false"), ("Non", "false"), ("0", "false"), ("vrai", "true")])
  func flags(_ word: String, _ flag: String) {
    #expect(hint("brouillon", .line(word), in: .article) == "write 'draft: \(flag)'")
    #expect(hint("brouillon", .line("presque"), in: .article) == "write 'draft: true' or 'draft: false'")
  }
}
