import Testing

@testable import SiteModel

@Suite struct KeySetTests {
  @Test("a path of names leads to a key, below extra to a free value, else nowhere")
  func places() {
    guard case .key(let key) = KeySet.site.place(["legal", "host", "name"]) else {
      Issue.record("there is no such key")
      return
    }
    #expect(key.name == "name")
    #expect(KeySet.site.place(["extra", "a", "b"]) == .free)
    #expect(KeySet.site.place(["legal", "x"]) == .unknown)
    #expect(KeySet.site.place([]) == .unknown)
  }

  @Test(
    "personal data is known under every spelling",
    arguments: ["email", "E-Mail", "comment_author_IP", "userAgent"])
  func personal(_ name: String) {
    #expect(KeySet.comment.isPersonal(name))
    #expect(!KeySet.article.isPersonal(name))
  }

  @Test("no key stands twice in one group", arguments: KeySet.all.map(\.name))
  func once(_ name: String) throws {
    func check(_ keys: [Key]) {
      #expect(Set(keys.map(\.name)).count == keys.count)
      for key in keys { check(key.members) }
    }
    check(try #require(KeySet.all.first { $0.name == name }).keys)
  }
}
