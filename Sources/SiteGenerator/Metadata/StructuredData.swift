import SiteModel

/// What a page says of itself in JSON-LD, in the words of https://schema.org.
struct StructuredData: Sendable {
  let page: PageInfo
  let view: SiteView

  /// A page with a thousand comments must not carry them twice: so many are told, and so much of each.
  static let mostComments = 20
  static let mostCommentCharacters = 400

  /// One line of JSON that is safe inside `<script>`; nil where the page is not for search engines.
  ///
  /// Throws where the comments that it tells are kept and damaged.
  func json() throws -> [UInt8]? {
    if page.isUnlisted { return nil }
    var json = JSONWriter(reserving: 2_000)
    try json.object { json in
      json.member("@context", "https://schema.org")
      try json.list("@graph") { json in
        switch page.about {
        case .home:
          addWebsite(&json)
          addBlog(&json)
        case .article(let position):
          try addPosting(ArticleContext(view: view, position: position), &json)
          addBreadcrumbs(&json)
        case .tag, .year, .month, .other: addBreadcrumbs(&json)
        }
      }
    }
    return json.bytes
  }

  // MARK: The site

  private var home: String { view.address.home }

  private func addOrganisation(_ json: inout JSONWriter) {
    json.member("@type", "Organization")
    json.member("name", view.settings.title)
    json.member("url", home)
  }

  private func addWebsite(_ json: inout JSONWriter) {
    json.object { json in
      json.member("@type", "WebSite")
      json.member("@id", home + "#website")
      json.member("name", view.settings.title)
      json.member("url", home)
      json.member("inLanguage", view.language.tag)
      json.object("publisher", addOrganisation)
      json.object("potentialAction") { json in
        json.member("@type", "SearchAction")
        json.object("target") { json in
          json.member("@type", "EntryPoint")
          json.member("urlTemplate", view.absolute(view.searchPath) + "?q={search_term_string}")
        }
        json.member("query-input", "required name=search_term_string")
      }
    }
  }

  private func addBlog(_ json: inout JSONWriter) {
    json.object { json in
      json.member("@type", "Blog")
      json.member("@id", home + "#blog")
      json.member("name", view.settings.title)
      json.member("url", home)
      json.member("description", view.settings.description)
      json.member("inLanguage", view.language.tag)
      json.object("isPartOf") { json in json.member("@id", home + "#website") }
    }
  }

  private func addBreadcrumbs(_ json: inout JSONWriter) {
    json.object { json in
      json.member("@type", "BreadcrumbList")
      json.list("itemListElement") { json in
        for (i, crumb) in view.breadcrumbs(of: page).enumerated() {
          json.object { json in
            json.member("@type", "ListItem")
            json.member("position", number: i + 1)
            json.member("name", crumb.title)
            json.member("item", crumb.url)
          }
        }
      }
    }
  }

  // MARK: An article

  private func addPosting(_ posting: ArticleContext, _ json: inout JSONWriter) throws {
    let url = view.absolute(posting.article.path)
    let date = posting.article.date
    try json.object { json in
      json.member("@type", "BlogPosting")
      json.member("@id", url + "#article")
      json.member("headline", posting.article.title)
      json.member("url", url)
      json.member("mainEntityOfPage", url)
      json.member("datePublished", date.iso8601)
      json.member("dateModified", (posting.article.updated ?? date).iso8601)
      json.member("inLanguage", posting.article.language ?? view.language.tag)
      json.member("description", page.description)
      addAuthor(posting.article.author, &json)
      json.object("publisher", addOrganisation)
      if let image = posting.article.image { add(image, &json) }
      let tags = posting.tagPositions
      if !tags.isEmpty {
        json.list("keywords") { json in
          for tag in tags { json.text(view.site.tags[tag].label) }
        }
      }
      json.object("isPartOf") { json in
        json.member("@type", "Blog")
        json.member("@id", home + "#blog")
        json.member("name", view.settings.title)
      }
      if posting.article.commentMode != .hidden {
        json.member("commentCount", number: posting.commentCount)
      }
      addComments(try posting.article.comments, at: url, &json)
    }
  }

  /// The name that signs what nobody signs is that of no person.
  private func addAuthor(_ name: String?, _ json: inout JSONWriter) {
    json.object("author") { json in
      if let name, name != view.settings.author {
        json.member("@type", "Person")
        json.member("name", name)
      } else {
        json.member("@type", "Organization")
        json.member("name", name ?? view.settings.title)
        json.member("url", home)
      }
    }
  }

  private func add(_ image: Image, _ json: inout JSONWriter) {
    json.object("image") { json in
      json.member("@type", "ImageObject")
      json.member("url", ImageContext(image: image, view: view).absoluteURL)
      json.member("width", number: image.size?.width)
      json.member("height", number: image.size?.height)
      if !image.alt.isEmpty { json.member("caption", image.alt) }
      json.member("creditText", image.credit)
    }
  }

  // MARK: Its comments

  /// Approved comments in reading order. A reply names the comment that it answers, where that one is told.
  private func addComments(_ threads: [CommentThread], at url: String, _ json: inout JSONWriter) {
    var told = 0
    func tell(_ threads: [CommentThread], parent: String?, _ json: inout JSONWriter) {
      for thread in threads where told < Self.mostComments {
        let comment = thread.comment
        guard comment.status == .approved else {
          tell(thread.replies, parent: nil, &json)
          continue
        }
        let id = url + "#" + PercentEncoding.path(comment.anchor)
        json.object { json in
          json.member("@type", "Comment")
          json.member("@id", id)
          json.member("url", id)
          json.member("datePublished", comment.date.iso8601)
          json.object("author") { json in
            json.member("@type", "Person")
            json.member("name", comment.author)
          }
          json.member("text", comment.bodyText.shortened(to: Self.mostCommentCharacters) ?? "")
          if let parent { json.object("parentItem") { json in json.member("@id", parent) } }
        }
        told += 1
        tell(thread.replies, parent: id, &json)
      }
    }
    guard Self.tellsAny(threads) else { return }
    json.list("comment") { json in tell(threads, parent: nil, &json) }
  }

  private static func tellsAny(_ threads: [CommentThread]) -> Bool {
    threads.contains { $0.comment.status == .approved || tellsAny($0.replies) }
  }
}
