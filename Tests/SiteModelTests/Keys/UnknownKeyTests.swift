import Testing

@testable import SiteModel

@Suite struct UnknownKeyTests {
  private func hint(
    _ name: String, _ value: UnknownKey.Value = .line("x"), in set: KeySet, written: Set<String> = []
  )
    -> String?
  {
    UnknownKey(name, value).hint(among: set.keys, written: written, needless: set.needless)
  }

  @Test(
    "a key of another system is called by its name here, with its value",
    arguments: [
      ("lastmod", "2020-01-01", "write 'updated: 2020-01-01'"),
      ("last_modified_at", "2020-01-01", "write 'updated: 2020-01-01'"),
      ("modified", "2020-01-01", "write 'updated: 2020-01-01'"),
      ("categories", "UMP, Internet", "write 'tags: UMP, Internet'"),
      ("category", "UMP", "write 'tags: UMP'"), ("keywords", "UMP", "write 'tags: UMP'"),
      ("excerpt", "Un mot.", "write 'description: Un mot.'"),
      ("summary", "Un mot.", "write 'description: Un mot.'"),
      ("abstract", "Un : mot", "write 'description' instead"),
      ("redirect_from", "/vieux/", "write 'aliases: /vieux/'"), ("url_old", "/v/", "write 'aliases: /v/'"),
      ("redirect-from", "/vieux/", "write 'aliases: /vieux/'"),
      ("authors", "Anne", "write 'author: Anne'"), ("thumbnail", "a.png", "write 'image: a.png'"),
      ("featured_image", "a.png", "write 'image: a.png'"), ("featuredImage", "a.png", "write 'image: a.png'"),
      ("lastMod", "2020-01-01", "write 'updated: 2020-01-01'"),
      ("pubDate", "2020-01-01", "write 'date: 2020-01-01'"),
      ("header-img", "img/a.jpg", "write 'image: img/a.jpg'"),
      ("thumb_img_path", "/images/a.jpg", "write 'image: /images/a.jpg'"),
      ("cover-img", "/a.png", "write 'image: /a.png'"),
      ("classes", "wide", "not needed: delete it, or put it under 'extra'"),
      ("excerpt", "", "delete the line: it says nothing"),
      ("body", "Un texte", "it is the text itself: write it below the line '---' that ends the keys"),
      ("date_updated", "2020-01-01", "write 'updated: 2020-01-01'"),
      ("pubDatetime", "2020-01-01", "write 'date: 2020-01-01'"),
      ("pubDate", "2025-25-04", "write 'date' instead, with a date such as 2007-11-06"),
    ])
  func synonyms(_ name: String, _ value: String, _ expected: String) {
    #expect(hint(name, .line(value), in: .article) == expected)
  }

  @Test(
    "French words for a key are known",
    arguments: [
      ("mise_à_jour", "2020-01-01", "write 'updated: 2020-01-01'"),
      ("modifié", "2020-01-01", "write 'updated: 2020-01-01'"),
      ("mis-à-jour", "2020-01-01", "write 'updated: 2020-01-01'"), ("rubrique", "UMP", "write 'tags: UMP'"),
      ("thèmes", "UMP", "write 'tags: UMP'"), ("Thème", "UMP", "write 'tags: UMP'"),
      ("commentaires", "fermés", "write 'comments: closed'"),
      ("commentaires", "oui", "write 'comments: open'"),
      ("auteurs", "Anne, Jean", "write 'author: Anne, Jean'"), ("autrice", "Anne", "write 'author: Anne'"),
      ("vignette", "a.png", "write 'image: a.png'"), ("chapeau", "Un mot.", "write 'description: Un mot.'"),
      ("extrait", "Un résumé", "write 'description: Un résumé'"),
      ("crédit_photo", "AFP", "write 'image_credit: AFP'"),
    ])
  func french(_ name: String, _ value: String, _ expected: String) {
    #expect(hint(name, .line(value), in: .article) == expected)
  }

  @Test("a name that is nobody's here is told what there is")
  func advice() {
    for name in ["redirect", "redirect_to", "redirection"] {
      for set in [KeySet.article, .page] {
        #expect(
          hint(name, .line("https://autre.fr/"), in: set)
            == "write old addresses of this text behind 'aliases'; to lead readers on from here, "
            + "write an entry in content/redirects.yml")
      }
    }
    for name in ["caption", "image_caption", "légende"] {
      #expect(
        hint(name, .line("Une foule"), in: .article)
          == "an 'image' has no caption: 'image_alt' says what it shows, 'image_credit' whose it is")
    }
  }

  @Test("a group is one line here: the part of it that is meant stands in the hint")
  func groups() {
    let cover = UnknownKey.Value.group([("alt", .line("Un plan")), ("image", .line("plan.png"))])
    #expect(hint("cover", cover, in: .article) == "write 'image: plan.png'")
    #expect(
      hint("cover", .group([("relative", .line("true"))]), in: .article)
        == "write 'image' instead, with one value on its line")
    #expect(hint("categories", .list([.line("UMP")]), in: .article) == "write 'tags' instead")
  }

  @Test("a list is one line here: what can stand there of it is in the hint")
  func lists() {
    let names: UnknownKey.Value = .list([.line("Anne"), .line("Jean")])
    #expect(hint("authors", names, in: .article) == "write 'author: Anne, Jean'")
    #expect(hint("images", .list([.line("a.png")]), in: .article) == "write 'image: a.png'")
    #expect(
      hint("images", .list([.line("a.png"), .line("b.png")]), in: .article)
        == "write 'image: a.png': there can be only one")
    #expect(
      hint("images", .list([.group([("src", .line("a.png"))])]), in: .article) == "write 'image: a.png'")
    #expect(hint("images", .list([]), in: .article) == "delete the line: it says nothing")
  }

  @Test("what may be a picture or not is told as such")
  func pictures() {
    let told =
      "if it is the text's picture, write its address behind 'image'; else delete it, or put it under 'extra'"
    #expect(hint("header", .group([("teaser", .line("/a.jpg"))]), in: .article) == told)
    #expect(hint("background", .line("/img/a.jpg"), in: .article) == told)
    let cover = UnknownKey.Value.group([("alt", .line("x")), ("thumbnail", .line("/a.jpg"))])
    #expect(hint("cover", cover, in: .article) == "write 'image: /a.jpg'")
    #expect(
      hint("seo", .group([("description", .line("Un mot"))]), in: .article)
        == "write what it says of the text behind 'description'; the rest is not needed")
  }

  @Test("the path of a site is a part of its address")
  func basePath() {
    #expect(
      hint("baseurl", .line("/blog"), in: .site, written: ["url"])
        == "write it at the end of 'url', and delete this line")
    #expect(
      hint("baseurl", .line("/"), in: .site, written: ["url"])
        == "delete the line: 'url' stands there as well")
    #expect(hint("baseURL", .line("https://e.org/"), in: .site) == "write 'url: https://e.org/'")
  }

  @Test("the text of a comment stands below its keys")
  func message() {
    #expect(
      hint("message", .line("Bravo"), in: .comment)
        == "it is the text itself: write it below the line '---' that ends the keys")
  }

  @Test("what is empty says nothing")
  func nothing() {
    for value in [UnknownKey.Value.empty, .line(""), .list([])] {
      #expect(
        hint("categories", value, in: .article, written: ["tags"]) == "delete the line: it says nothing")
      #expect(hint("cover", value, in: .article) == "delete the line: it says nothing")
    }
    #expect(hint("titre", .empty, in: .article) == "write 'title' instead")
  }

  @Test("a flag says nothing of an image, of words or of a date")
  func flags() {
    for name in ["featured", "cover", "excerpt", "keywords", "authors", "modified"] {
      #expect(hint(name, .line("true"), in: .article) == "not needed: delete it, or put it under 'extra'")
    }
  }

  @Test("free keys are a group")
  func free() {
    #expect(hint("custom", .line("x"), in: .article) == "put it under 'extra', or delete it")
    #expect(hint("params", .group([("name", .line("x"))]), in: .article) == "write 'extra' instead")
    #expect(
      hint("params", .group([("a", .line("x"))]), in: .article, written: ["extra"])
        == "move what it holds to 'extra'")
    #expect(
      hint("menu", .line("x"), in: .site) == "write 'navigation' instead, with keys of its own below it")
  }

  @Test("an invisible sign in a name is told of")
  func invisible() {
    for name in ["draft\u{A0}", "\u{A0}draft", "draft\u{200B}"] {
      #expect(
        hint(name, .line("true"), in: .article)
          == "type 'draft:' again: an invisible character or a space is part of the name")
    }
  }

  @Test("what stands there already is not written twice")
  func written() {
    #expect(
      hint("lastmod", in: .article, written: ["updated", "lastmod"])
        == "delete the line: 'updated' stands there as well")
    #expect(
      hint("categories", in: .article, written: ["tags", "categories"]) == "move what it names to 'tags'")
  }

  @Test(
    "values that say the opposite are turned round",
    arguments: [
      ("published", "no", "write 'draft: true'"), ("hide", "true", "write 'draft: true'"),
      ("unlisted", "oui", "write 'draft: true'"), ("post_status", "private", "write 'draft: true'"),
      ("password", "abc", "write 'draft: true'"), ("published", "false", "write 'draft: true'"),
      ("Published", "False", "write 'draft: true'"),
      ("published", "true", "delete the line: it says what holds without it"),
      ("status", "draft", "write 'draft: true'"),
      ("status", "publish", "delete the line: it says what holds without it"),
    ])
  func translations(_ name: String, _ value: String, _ expected: String) {
    #expect(hint(name, .line(value), in: .article) == expected)
    #expect(hint(name, .line(value), in: .page) == expected)
  }

  @Test("WordPress's approvals are statuses")
  func approvals() {
    #expect(hint("comment_approved", .line("0"), in: .comment) == "write 'status: pending'")
    #expect(hint("approved", .line("spam"), in: .comment) == "write 'status: spam'")
  }

  @Test(
    "what nothing here asks for is said to be needless",
    arguments: ["layout", "type", "weight", "id", "Layout"])
  func needless(_ name: String) {
    #expect(hint(name, in: .article) == "not needed: delete it, or put it under 'extra'")
    #expect(hint(name, in: .page) == "not needed: delete it, or put it under 'extra'")
  }

  @Test("a comment has no free keys")
  func needlessInComments() { #expect(hint("layout", in: .comment) == "not needed: delete the line") }

  @Test(
    "a slip of the pen is mended",
    arguments: [
      ("tittle", "title"), ("titel", "title"), ("Title", "title"), ("desciption", "description"),
      ("auhtor", "author"), ("draf", "draft"), ("alisases", "aliases"),
      ("technorat", "technorati"), ("image-alt", "image_alt"),
    ])
  func slips(_ name: String, _ expected: String) {
    let hint = self.hint(name, in: .article)
    #expect(hint == "did you mean '\(expected)'?" || hint == "write '\(expected): x'")
  }

  @Test(
    "a hint that would be wrong is not given",
    arguments: ["subtitle", "twitter", "video", "rating", "location", "text", "color", "name_of_x"])
  func noHint(_ name: String) throws {
    let hint = try #require(self.hint(name, in: .article))
    #expect(hint.hasPrefix("put it under 'extra' if it is for templates of your own; known: "))
  }

  @Test(
    "keys of more systems, and French ones, are called by their names here",
    arguments: [
      ("author_name", "Anne", "write 'author: Anne'"), ("rédactrice", "Anne", "write 'author: Anne'"),
      ("cats", "UMP", "write 'tags: UMP'"), ("mots-clefs", "UMP", "write 'tags: UMP'"),
      ("libellés", "UMP", "write 'tags: UMP'"), ("descriptif", "Un mot", "write 'description: Un mot'"),
      ("custom_excerpt", "Un mot", "write 'description: Un mot'"),
      ("image_une", "a.png", "write 'image: a.png'"), ("featureImageAlt", "Plan", "write 'image_alt: Plan'"),
      ("Last edited time", "2020-01-01", "write 'updated: 2020-01-01'"),
      ("date_maj", "2020-01-01", "write 'updated: 2020-01-01'"),
      ("mise_en_ligne", "2020-01-01", "write 'date: 2020-01-01'"),
      ("expires_at", "2030-01-01", "write 'publish_until: 2030-01-01'"),
      ("permalien", "/x/", "write 'permalink: /x/'"), ("hreflang", "en", "write 'lang: en'"),
      ("linkTitle", "x", "not needed: delete it, or put it under 'extra'"),
      ("embargo", "2030-01-01", "write the day behind 'date': readers do not see the text before it"),
      ("heure", "10:30", "write it behind the day: date: 2007-11-06 10:30"),
      ("série", "x", "a name in 'tags' gathers texts on a page of their own; else put it under 'extra'"),
      ("<<", "x", "write out the keys that it stands for"),
    ])
  func moreSystems(_ name: String, _ value: String, _ expected: String) {
    #expect(hint(name, .line(value), in: .article) == expected)
  }

  @Test(
    "no hint publishes what its author did not want to be seen",
    arguments: [
      ("approved", "false"), ("ready", "non"), ("secret", "true"), ("ne_pas_publier", "oui"),
      ("unpublish", "true"), ("mise_en_ligne", "non"), ("render", "never"), ("output", "false"),
      ("post_status", "-2"), ("statut", "prepa"), ("access", "members"), ("exclude", "true"),
    ])
  func hidden(_ name: String, _ value: String) {
    #expect(hint(name, .line(value), in: .article) == "write 'draft: true'")
  }

  @Test("a slip of another system's name is understood as well")
  func slipsOfSynonyms() {
    #expect(
      hint("publised", .line("false"), in: .article)
        == "if 'published' is meant, write 'draft: true'")
    #expect(
      hint("languages", .list([.line("fr")]), in: .article) == "if 'language' is meant, write 'lang: fr'")
  }

  @Test("a key of a group at the wrong place is led to its group")
  func misplaced() {
    #expect(hint("accent", in: .site) == "write it under 'theme'")
    #expect(hint("open_for_days", in: .site) == "write it under 'comments'")
  }

  @Test(
    "no synonym is a key itself, and none leads to two keys of one file", arguments: KeySet.all.map(\.name))
  func synonymsAreClear(_ name: String) throws {
    let set = try #require(KeySet.all.first { $0.name == name })
    func check(_ keys: [Key]) {
      var owners: [String: String] = [:]
      for key in keys {
        for synonym in key.synonyms {
          let plain = UnknownKey.folded(synonym)
          #expect(!keys.contains { $0.name == synonym }, "'\(synonym)' is a key of '\(name)'")
          #expect(owners[plain] == nil || owners[plain] == key.name, "'\(synonym)' leads to two keys")
          owners[plain] = key.name
        }
        check(key.members)
      }
    }
    check(set.keys)
  }
}
