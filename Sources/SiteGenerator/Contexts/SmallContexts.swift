import SiteModel
import TemplateEngine

/// A date in the site's language.
struct DateContext: Sendable {
  let moment: Moment
  let view: SiteView

  static let schema = ContextSchema<DateContext>(
    "date",
    [
      .text("text", "the date in words", example: "6 novembre 2007") { $0.view.language.date($0.moment.day) },
      .text(
        "iso", "for `datetime`, with its time where one was written", example: "2007-11-06T10:30:00+01:00"
      ) {
        $0.moment.iso8601
      },
      .text("rfc3339", "for Atom and JSON feeds, always with a time", example: "2007-11-06T10:30:00+01:00") {
        $0.moment.rfc3339
      },
      .text("rfc822", "for RSS", example: "Tue, 06 Nov 2007 10:30:00 +0100") { $0.moment.rfc822 },
      .number("year", "the year", example: "2007") { $0.moment.day.year },
    ])
}

/// Something to link to.
struct LinkContext: Sendable {
  let title: String
  let url: String
  /// Of the title, where it is not the site's.
  var language: String?

  static let schema = ContextSchema<LinkContext>(
    "link",
    [
      .text("title", "the words of the link", example: "Le Wi-Fi municipal") { $0.title },
      .text("url", "where it leads", example: "/2008/03/wifi-municipal/") { $0.url },
      .optionalText("lang", "the title's language, where it is not the site's", example: "en") {
        $0.language
      },
    ])
}

/// The picture of an article or page.
struct ImageContext: Sendable {
  let image: Image
  let view: SiteView

  static let schema = ContextSchema<ImageContext>(
    "image",
    [
      .text("url", "its address, from the root of the server", example: "/media/2007/reseau.jpg") { context in
        switch context.image.address {
        case .site(let path): context.view.href(path)
        case .elsewhere(let url): url
        }
      },
      .text(
        "absolute_url", "its address with the site's",
        example: "https://blog.example.org/media/2007/reseau.jpg"
      ) {
        $0.absoluteURL
      },
      .text("alt", "its description; may be empty", example: "Un réseau de points") { $0.image.alt },
      .optionalText("credit", "who made it", example: "Photo : la rédaction") { $0.image.credit },
      .number("width", "pixels, of a local file", example: "1200") { $0.image.size?.width },
      .number("height", "pixels, of a local file", example: "675") { $0.image.size?.height },
      .text(
        "src", "the address of the size for browsers that do not choose, or of the image itself",
        example: "/media/2007/reseau.1140w.jpg"
      ) { $0.source },
      .optionalText(
        "srcset", "its sizes for browsers to choose from; missing where there is one alone",
        example: "/media/2007/reseau.400w.jpg 400w, /media/2007/reseau.720w.jpg 720w"
      ) { $0.choices },
      .optionalText(
        "focus", "what crops of it must keep, as CSS's `object-position`; missing where that is the middle",
        example: "40% 20%"
      ) { $0.image.focus?.text },
      .optionalText(
        "focus_steps",
        "the same in quarters, for rules of a style sheet: policies such as `style-src 'self'` forbid `style` attributes",
        example: "x2 y1"
      ) { $0.image.focus?.quarters },
      .optionalText(
        "tint", "the colour of most of it, for the place where it is to come; missing where nobody can tell",
        example: "r1 g2 b4"
      ) { $0.image.tint?.text },
      .flag("is_wide", "at least 1000 pixels wide, and wider than high") { context in
        context.image.size.map { $0.width >= 1000 && $0.width > $0.height } ?? false
      },
    ])

  private var source: String {
    let variants = image.offersOriginal ? [] : image.variants
    if let variant = variants.last(where: { $0.size.width <= 1200 }) ?? variants.first {
      return view.href(variant.path)
    }
    switch image.address {
    case .site(let path): return view.href(path)
    case .elsewhere(let url): return url
    }
  }

  private var choices: String? {
    guard !image.variants.isEmpty else { return nil }
    var choices = image.variants.map { "\(view.href($0.path)) \($0.size.width)w" }
    if image.offersOriginal, case .site(let path) = image.address, let size = image.size {
      choices.append("\(view.href(path)) \(size.width)w")
    }
    return choices.joined(separator: ", ")
  }

  /// The same image as social networks are shown it.
  var social: ImageContext {
    guard let variant = image.socialVariant else { return self }
    var image = image
    image.address = .site(variant.path)
    image.size = variant.size
    return ImageContext(image: image, view: view)
  }

  var absoluteURL: String {
    switch image.address {
    case .site(let path): view.absolute(path)
    case .elsewhere(let url): url
    }
  }
}

/// A tag, in a list of its own or on an article.
struct TagContext: Sendable {
  /// In `Site.tags`.
  let position: Int
  /// The spelling of the article that shows it.
  let name: String
  let view: SiteView

  /// Lent, not copied, as articles are.
  var tag: Tag {
    _read { yield view.site.tags[position] }
  }

  private static let fields: [ContextSchema<TagContext>.Field] = [
    .text("label", "how the site writes the tag", example: "Fédération numérique") { $0.tag.label },
    .text("name", "how this article writes it", example: "FEDERATION NUMERIQUE") { $0.name },
    .text("slug", "its part of the address", example: "federation-numerique") { $0.tag.slug },
    .text("url", "its page", example: "/tag/federation-numerique/") {
      $0.view.href(Tag.path(slug: $0.tag.slug))
    },
    .text("feed_url", "its feed", example: "/tag/federation-numerique/feed.xml") {
      $0.view.href($0.tag.feedPath)
    },
    .number("count", "its articles", example: "3") { $0.tag.articles.count },
    .text("count_label", "its articles in words", example: "3 articles") {
      $0.view.language.count($0.tag.articles.count, .articles)
    },
    .number("weight", "1 to 5, for tag clouds", example: "4") { $0.weight },
  ]

  static let schema = ContextSchema<TagContext>("tag", fields)
  static let detailed = ContextSchema<TagContext>(
    "tag_detail",
    fields + [
      .markup("description", "from `content/tags.yml`", example: "<p>…</p>") { context in
        context.tag.description.map(context.view.markup)
      },
      .list("neighbours", of: "tag", "up to eight tags that occur with it, the most frequent first") {
        context in
        context.view.relations.neighbours(ofTag: context.position).map { context.view.tag($0) }
      },
    ])

  /// 1 for a tag of one article, 5 for the most used ones; the steps are logarithmic, as uses are.
  private var weight: Int {
    func log2(_ n: Int) -> Int { Int.bitWidth - n.leadingZeroBitCount - 1 }
    return 1 + min(4, log2(tag.articles.count) * 4 / max(1, log2(view.mostUses)))
  }
}

/// Where a page of a list stands among its pages.
struct PaginationContext: Sendable {
  let number: Int
  let total: Int
  let list: SitePath
  let view: SiteView

  static let schema = ContextSchema<PaginationContext>(
    "pagination",
    [
      .number("number", "this page's number, from 1", example: "2") { $0.number },
      .number("total", "how many pages there are", example: "9") { $0.total },
      .text("label", "where we are, in words", example: "Page 2 sur 9") {
        $0.view.message(.pageNumber, ["n": String($0.number), "total": String($0.total)])
      },
      .optionalText("newer_url", "the page before", example: "/") { context in
        context.number > 1 ? context.view.href(context.list.page(context.number - 1)) : nil
      },
      .optionalText("older_url", "the page after", example: "/page/3/") { context in
        context.number < context.total ? context.view.href(context.list.page(context.number + 1)) : nil
      },
    ])
}
