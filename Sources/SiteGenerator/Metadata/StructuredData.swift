import SiteModel

/// What a page says of itself in JSON-LD, in the words of https://schema.org.
struct StructuredData: Sendable {
  let page: PageInfo
  let view: SiteView

  /// A page with a thousand comments must not carry them twice: so many are told, and so much of each.
  static let mostComments = 20
  static let mostCommentCharacters = 400

  /// One line of JSON that is safe inside `<script>`; nil where the page is not for search engines.
  var json: String? {
    if page.isUnlisted { return nil }
    let parts: [JSONValue] =
      switch page.about {
      case .home: [website, blog]
      case .article(let position): [posting(view.site.articles[position]), breadcrumbs]
      case .tag, .year, .month, .other: [breadcrumbs]
      }
    return JSONValue.object(["@context": .text("https://schema.org"), "@graph": .list(parts)]).json
  }

  // MARK: The site

  private var home: String { view.address.home }

  private var organisation: JSONValue {
    .object(["@type": .text("Organization"), "name": .text(view.settings.title), "url": .text(home)])
  }

  private var website: JSONValue {
    let search = view.absolute(view.searchPath) + "?q={search_term_string}"
    return .object([
      "@type": .text("WebSite"), "@id": .text(home + "#website"), "name": .text(view.settings.title),
      "url": .text(home), "inLanguage": .text(view.language.code), "publisher": organisation,
      "potentialAction": .object([
        "@type": .text("SearchAction"),
        "target": .object(["@type": .text("EntryPoint"), "urlTemplate": .text(search)]),
        "query-input": .text("required name=search_term_string"),
      ]),
    ])
  }

  private var blog: JSONValue {
    .object([
      "@type": .text("Blog"), "@id": .text(home + "#blog"), "name": .text(view.settings.title),
      "url": .text(home), "description": view.settings.description.map(JSONValue.text),
      "inLanguage": .text(view.language.code), "isPartOf": .object(["@id": .text(home + "#website")]),
    ])
  }

  private var breadcrumbs: JSONValue {
    let items = view.breadcrumbs(of: page).enumerated().map { i, crumb in
      JSONValue.object([
        "@type": .text("ListItem"), "position": .number(i + 1), "name": .text(crumb.title),
        "item": .text(crumb.url),
      ])
    }
    return .object(["@type": .text("BreadcrumbList"), "itemListElement": .list(items)])
  }

  // MARK: An article

  private func posting(_ article: Article) -> JSONValue {
    let url = view.absolute(article.path)
    let tags = article.tagKeys.compactMap { view.site.tag($0)?.label }
    let comments = comments(of: article, at: url)
    return .object([
      "@type": .text("BlogPosting"), "@id": .text(url + "#article"), "headline": .text(article.title),
      "url": .text(url), "mainEntityOfPage": .text(url),
      "datePublished": .text(article.date.iso8601),
      "dateModified": .text((article.updated ?? article.date).iso8601),
      "inLanguage": .text(view.language.code), "description": page.description.map(JSONValue.text),
      "author": author(article.author), "publisher": organisation, "image": image(article.image),
      "keywords": tags.isEmpty ? nil : .texts(tags),
      "isPartOf": .object([
        "@type": .text("Blog"), "@id": .text(home + "#blog"), "name": .text(view.settings.title),
      ]),
      "commentCount": article.commentMode == .hidden ? nil : .number(article.commentCount),
      "comment": comments.isEmpty ? nil : .list(comments),
    ])
  }

  /// The name that signs what nobody signs is that of no person.
  private func author(_ name: String?) -> JSONValue {
    guard let name, name != view.settings.author else {
      return .object([
        "@type": .text("Organization"), "name": .text(name ?? view.settings.title), "url": .text(home),
      ])
    }
    return .object(["@type": .text("Person"), "name": .text(name)])
  }

  private func image(_ image: Image?) -> JSONValue? {
    image.map { image in
      .object([
        "@type": .text("ImageObject"), "url": .text(ImageContext(image: image, view: view).absoluteURL),
        "width": image.size.map { .number($0.width) }, "height": image.size.map { .number($0.height) },
        "caption": image.alt.isEmpty ? nil : .text(image.alt),
        "creditText": image.credit.map(JSONValue.text),
      ])
    }
  }

  // MARK: Its comments

  /// Approved comments in reading order. A reply names the comment that it answers, where that one is told.
  private func comments(of article: Article, at url: String) -> [JSONValue] {
    var told: [JSONValue] = []
    func tell(_ threads: [CommentThread], parent: String?) {
      for thread in threads where told.count < Self.mostComments {
        let comment = thread.comment
        guard comment.status == .approved else {
          tell(thread.replies, parent: nil)
          continue
        }
        let id = url + "#" + SitePath.percentEncoded(comment.anchor)
        told.append(
          .object([
            "@type": .text("Comment"), "@id": .text(id), "url": .text(id),
            "datePublished": .text(comment.date.iso8601),
            "author": .object(["@type": .text("Person"), "name": .text(comment.author)]),
            "text": .text(comment.bodyText.shortened(to: Self.mostCommentCharacters) ?? ""),
            "parentItem": parent.map { .object(["@id": .text($0)]) },
          ]))
        tell(thread.replies, parent: id)
      }
    }
    tell(article.comments, parent: nil)
    return told
  }
}
