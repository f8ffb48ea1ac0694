import Testing

@testable import SiteModel

@Suite struct DecisionTests {
  private func line(_ name: String, _ value: String, _ set: KeySet = .article) -> String? {
    Decision(name, value, among: set.keys).map { $0.hides ? $0.line : "shown: \($0.line)" }
  }

  @Test(
    "what says that readers are not to see a text is understood in other systems' words",
    arguments: [
      ("draft", "true", "draft: true"), ("Draft", "True", "draft: true"), ("brouillon", "oui", "draft: true"),
      ("published", "false", "draft: true"), ("publish", "no", "draft: true"),
      ("status", "draft", "draft: true"), ("Statut", "Brouillon", "draft: true"),
      ("visibility", "private", "draft: true"), ("private", "true", "draft: true"),
      ("hidden", "true", "draft: true"), ("publish_until", "2020-01-01", "publish_until: 2020-01-01"),
      ("published", "true", "shown: draft: false"), ("draft", "non", "shown: draft: false"),
    ])
  func ofArticles(_ name: String, _ value: String, _ expected: String) {
    #expect(line(name, value) == expected)
  }

  @Test(
    "of comments too",
    arguments: [
      ("status", "spam", "status: spam"), ("published", "false", "status: pending"),
      ("statut", "en attente", "status: pending"), ("removed", "true", "status: removed"),
    ])
  func ofComments(_ name: String, _ value: String, _ expected: String) {
    #expect(line(name, value, .comment) == expected)
  }

  @Test(
    "what may be said of something else is left alone",
    arguments: [
      ("online", "false"), ("status", "archived"), ("accès", "membres"), ("statut", "privé"),
      ("date", "2030-01-01"),
      ("title", "x"), ("status", "la loi"), ("ready", "false"),
    ])
  func uncertain(_ name: String, _ value: String) { #expect(line(name, value) == nil) }
}
