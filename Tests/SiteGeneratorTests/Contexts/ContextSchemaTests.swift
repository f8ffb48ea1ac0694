import SiteTestSupport
import TemplateEngine
import Testing

@testable import SiteGenerator

/// What the schemas promise, and what templates get.
@Suite struct ContextSchemaTests {
  @Test("every variable of every object answers with its type, and each is met somewhere")
  func walk() async throws {
    // Large enough to be published in other sizes.
    let photo = SampleMedia.picture(800, 600) { x, y in [UInt8(x & 255), UInt8(y & 255), 0] }
    let plan = try await PlannedSite(Self.files, media: ["media/photo.png": photo], settings: Self.settings)
      .plan
    let roots = Dictionary(PageKinds.all.map { ($0.template, $0.context) }) { first, _ in first }
    var walk = SchemaWalk()
    for page in plan.pages {
      guard case .template(let template, let context) = page.content else { continue }
      let schema = try #require(roots[template])
      try walk.visit(try context(plan.view), schema, at: "\(page.path)")
      let common = CommonContext.schema.object(CommonContext(view: plan.view, page: page.info(plan.view)))
      try walk.visit(common, CommonContext.schema.description, at: "\(page.path)")
    }
    #expect(walk.faults == [])
    let described =
      PageKinds.all.map { $0.context } + [CommonContext.schema.description] + Array(PageKinds.schemas.values)
    let promised = Set(
      described.flatMap { object in object.variables.map { "\(object.name).\($0.name)" } })
    // A variable that this site never fills is one that the walk says nothing of: put it into the site.
    #expect(promised.subtracting(walk.filled).sorted() == [])
  }

  @Test("kinds that share a template promise it the same names")
  func sharedTemplates() {
    for kind in PageKinds.all {
      let contexts = PageKinds.all.filter { $0.template == kind.template }.map { $0.context }
      #expect(Set(contexts).count == 1, "\(contexts.map(\.name))")
    }
  }

  @Test("an object knows no name but those of its schema")
  func unknownName() async throws {
    let plan = try await PlannedSite(Self.files, settings: Self.settings).plan
    let article = ArticleContext.schema.object(ArticleContext(view: plan.view, position: 0))
    #expect(try article.value("titel") == nil)
    #expect(try article.value("") == nil)
  }

  // MARK: A small site with everything in it

  private static let settings = """
    tagline: Bonjour
    description: Un essai
    author: La rédaction
    articles_per_page: 1
    feed_items: 1
    navigation:
      - {label: Accueil, url: /}
    footer_navigation:
      - {label: Tags, url: /tags/}
    comments:
      email: a@example.org
      rules: /a-propos/
      form: https://example.org/commenter.php
      report: https://example.org/commenter.php
      privacy: /a-propos/
    theme: {accent: "#1d3f9c", logo: /media/a.svg, footer: Merci}
    legal:
      publisher: P
      form: F
      address: A
      phone: T
      email: a@example.org
      director: D
      co_director: C
      editor: E
      host: {name: N, address: B, phone: U}
    extra: {a: Bonjour}

    """

  private static let files = [
    "tags.yml": "- {label: UMP, description: Un parti.}\n",
    "media/a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"></svg>",
    "articles/2007-11-06-un.md": SmallSite.article(
      "Un", "tags: UMP\nreply_to: 2007-12-01-deux\nimage: https://images.example/a.jpg"),
    "articles/2007-12-01-deux.md": SmallSite.article(
      "Deux",
      """
      updated: 2007-12-02
      tags: [UMP, Écologie]
      technorati: ump
      image: /media/a.svg
      image_alt: Un point
      image_credit: Moi
      source: https://example.com/
      aliases: /vieux/
      extra: {a: b}
      """),
    "articles/2008-01-02-trois.md": SmallSite.article(
      "Trois", "lang: en\ncomments: open\ntags: UMP\nupdated: 2008-01-03\nimage: https://images.example/a.jpg"
    ),
    "articles/2008-02-02-quatre.md": SmallSite.article(
      "Quatre", "tags: UMP\nupdated: 2008-02-03\nimage: /media/photo.png\nimage_focus: 40% 20%"),
    "comments/2007-12-01-deux/a.md": SmallSite.comment("A", "2008-01-01", "url: https://a.example/"),
    "comments/2007-12-01-deux/b.md": SmallSite.comment("B", "2008-01-02", "parent: a"),
    "comments/2007-12-01-deux/c.md": SmallSite.comment("C", "2008-01-03", "type: pingback"),
    "comments/2008-01-02-trois/a.md": SmallSite.comment("A", "2008-01-04"),
    "pages/a-propos.md":
      "---\ntitle: À propos\nlang: en\nupdated: 2008-01-01\nimage: /media/a.svg\nlegal: true\nextra: {a: b}\n---\nBonjour.\n",
  ]
}

/// Asks objects for all that their schemas promise.
private struct SchemaWalk {
  var faults: [String] = []
  /// `schema.variable`, where a value was there.
  var filled: Set<String> = []

  mutating func visit(_ object: any ContextObject, _ schema: ContextDescription, at place: String) throws {
    for (position, variable) in schema.variables.enumerated() {
      let here = "\(place) \(schema.name).\(variable.name)"
      guard let named = try object.value(variable.name) else {
        faults.append("\(here) has no answer")
        continue
      }
      // Pages ask by position.
      let value = try object.value(at: position)
      if "\(value)".prefix(40) != "\(named)".prefix(40) { faults.append("\(here) is not at its position") }
      switch (variable.type, value) {
      case (_, .missing):
        if !variable.isOptional { faults.append("\(here) is missing") }
        continue
      case (.text, .text), (.text, .bytes), (.html, .html), (.html, .markup), (.number, .number),
        (.flag, .flag),
        (.free, .object):
        break
      case (.object("words"), .object(let words)):
        if try words.value("read_more") == nil { faults.append("\(here) has no words") }
      case (.object(let name), .object(let inner)): try follow([inner], name, here)
      case (.list(let name), .list(let inner)):
        if inner.isEmpty { continue }
        try follow(inner, name, here)
      default: faults.append("\(here) is \(value)")
      }
      filled.insert("\(schema.name).\(variable.name)")
    }
  }

  private mutating func follow(_ objects: [any ContextObject], _ name: String, _ place: String) throws {
    guard let schema = PageKinds.schemas[name] else {
      faults.append("\(place) names the schema '\(name)', which is not in the list")
      return
    }
    for object in objects { try visit(object, schema, at: place) }
  }
}
