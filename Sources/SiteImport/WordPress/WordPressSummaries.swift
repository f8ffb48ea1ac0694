import Foundation
import SiteModel

/// What a first reading of an export learns.
struct WordPressSummaries {
  private(set) var items: [Summary] = []
  private var media: [ImportedMedia] = []
  private(set) var menus: [String: [Menu]] = [:]
  private var clocks: [(local: Int64, gmt: Int64)] = []
  private(set) var channel = WXRChannel()
  private var sharedTexts: [String: String] = [:]
  /// By the key of the item that a picture belongs to.
  private var pictureComments: [String: [PictureComments]] = [:]
  /// Seconds since 1970.
  private let now: Int64

  init(now: Int64) { self.now = now }

  /// What readers said on a picture's own page.
  struct PictureComments {
    var title: String
    var guid: String
    var comments: [WXRComment]
  }

  struct Summary {
    var kind: ImportedEntry.Kind
    var key: String
    var local: String
    var gmt: String
    var published: String
    var slug: String
    var title: String
    var isPublished: Bool
    var address: String?
    var parent: String
    var guid: String
    /// Other languages that the same item holds (qTranslate).
    var translations: [String] = []
  }

  struct Menu {
    var order: Int
    var label: String
    var entry: String?
    var address: String?
    var taxonomy: String?
    /// Whether another entry opens it.
    var isBelow: Bool
  }

  static func kind(of item: WXRItem) -> ImportedEntry.Kind? {
    guard item["wp:status"].trimming != "trash", item["wp:status"].trimming != "auto-draft" else {
      return nil
    }
    switch item["wp:post_type"].trimming {
    // Exports of other programs name no type.
    case "post", "": return .article
    case "page": return .page
    case "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache",
      "wp_block",
      "wp_navigation", "wp_global_styles", "wp_template", "wp_template_part", "user_request", "acf-field",
      "acf-field-group", "wpcf7_contact_form", "wp_font_family", "wp_font_face":
      return nil
    case let type where mail.contains(type): return nil
    // What plugins made of their own, with a text of its own.
    default: return item["content:encoded"].trimming.isEmpty ? nil : .page
    }
  }

  /// What visitors sent to the blog, and what it sent them, as plugins of forms, shops and mail keep it: with the state of
  /// a published text, and for nobody's eyes but the editors'.
  static let mail: Set<String> = [
    "feedback", "flamingo_inbound", "flamingo_outbound", "flamingo_contact", "nf_sub", "wpcf7s",
    "wpforms_entry",
    "shop_order", "shop_order_refund", "shop_order_placehold", "shop_subscription", "edd_payment",
    "give_payment", "postman_sent_mail", "email_log", "tribe_rsvp_attendees", "tribe_tpp_attendees",
    "event_registration", "mailpoet_subscriber", "jetpack_support_request",
  ]

  /// Whether a text is a plugin's own, of a kind that is not known here.
  static func isOfUnknownType(_ item: WXRItem) -> Bool {
    !["post", "page", ""].contains(item["wp:post_type"].trimming)
  }

  /// - Parameter date: its own; a page has no date here, and waits for somebody to publish it.
  static func draftReason(of item: WXRItem, _ date: Moment?, now: Int64) -> String? {
    if !item["wp:post_password"].trimming.isEmpty { return "password" }
    switch item["wp:status"].trimming {
    case "future" where kind(of: item) == .page && (date?.secondsSince1970 ?? 0) > now: return "scheduled"
    // Plugins keep what visitors sent as texts of their own kinds.
    case "publish", "future", "", "inherit":
      return isOfUnknownType(item)
        && PrivateData.masked(item["title"] + " " + item["content:encoded"])
          != item["title"] + " " + item["content:encoded"]
        ? "address" : nil
    case let status: return status
    }
  }

  static func date(of item: WXRItem, _ zone: SiteTimeZone) -> Moment? {
    date(local: item["wp:post_date"], gmt: item["wp:post_date_gmt"], published: item["pubDate"], zone)
      ?? WordPressDates.moment(local: item["wp:post_modified"], gmt: item["wp:post_modified_gmt"], zone: zone)
  }

  private static func date(local: String, gmt: String, published: String, _ zone: SiteTimeZone) -> Moment? {
    WordPressDates.moment(local: local, gmt: gmt, zone: zone)
      ?? WordPressDates.published(published, zone: zone)
  }

  static func address(of item: WXRItem) -> String? {
    let link = item["link"].trimming
    return link.isEmpty ? nil : link
  }

  var language: String { Self.language(channel) }

  /// The blog's own, of two letters.
  static func language(_ channel: WXRChannel) -> String {
    let written = (channel.values["language"] ?? "").trimming.lowercased()
    return written.isEmpty ? "fr" : String(written.prefix(2))
  }

  /// As it is, or else the last part of the address: other programs that write such exports leave it empty.
  static func slug(of item: WXRItem) -> String {
    let slug = item["wp:post_name"].trimming
    guard slug.isEmpty, let address = address(of: item).flatMap(WebAddress.init), address.query.isEmpty,
      let last = address.path.split(separator: "/").last, !last.allSatisfy(\.isNumber)
    else { return slug }
    return last.hasSuffix(".html") ? String(last.dropLast(5)) : String(last)
  }

  /// The languages of an item beside the blog's own, or beside the first.
  static func translations(of item: WXRItem, main: String) -> [String] {
    let languages = MultilingualText.languages(item["content:encoded"])
    guard languages.count > 1 else { return [] }
    let first = languages.contains(main) ? main : languages[0]
    return languages.filter { $0 != first }
  }

  static func key(of translation: String, of key: String) -> String { key + "-" + translation }

  /// qTranslate put the language before the path.
  static func address(of translation: String, of address: String?, home: String) -> String? {
    guard let address, !home.isEmpty else { return nil }
    let base = home.hasSuffix("/") ? String(home.dropLast()) : home
    guard address.hasPrefix(base + "/"), !address.contains("?") else { return nil }
    return base + "/" + translation + address.dropFirst(base.count)
  }

  mutating func add(_ item: WXRItem, key: String, _ channel: WXRChannel) {
    if let local = WordPressDates.seconds(item["wp:post_date"]),
      let gmt = WordPressDates.seconds(item["wp:post_date_gmt"])
    {
      clocks.append((local, gmt))
    }
    switch item["wp:post_type"].trimming {
    case "attachment":
      let parent = item["wp:post_parent"].trimming
      if !item.comments.isEmpty {
        pictureComments[parent, default: []].append(
          PictureComments(title: item["title"], guid: item["guid"].trimming, comments: item.comments))
      }
      let address = item["wp:attachment_url"].trimming
      guard !address.isEmpty else { return }
      media.append(
        ImportedMedia(
          key: key, address: address, parent: parent, page: Self.address(of: item),
          alt: item.meta("_wp_attachment_image_alt") ?? "", caption: item["excerpt:encoded"]))
    case "nav_menu_item": addMenu(item)
    case "wp_block": sharedTexts[key] = item["content:encoded"]
    default:
      guard let kind = Self.kind(of: item) else { return }
      let hasGMT = WordPressDates.seconds(item["wp:post_date_gmt"]) != nil
      let hasLocal = WordPressDates.seconds(item["wp:post_date"]) != nil
      items.append(
        Summary(
          kind: kind, key: key, local: item["wp:post_date"],
          gmt: hasGMT || hasLocal ? item["wp:post_date_gmt"] : item["wp:post_modified_gmt"],
          published: item["pubDate"], slug: Self.slug(of: item), title: item["title"],
          isPublished: Self.draftReason(of: item, Self.date(of: item, .utc), now: now) == nil,
          address: Self.address(of: item),
          parent: item["wp:post_parent"].trimming, guid: item["guid"].trimming,
          translations: Self.translations(of: item, main: Self.language(channel))))
    }
  }

  private mutating func addMenu(_ item: WXRItem) {
    guard item["wp:status"].trimming != "draft" else { return }
    let menu = item.terms.first { $0.domain == "nav_menu" }?.nicename ?? ""
    let object = item.meta("_menu_item_object_id")
    let type = item.meta("_menu_item_type")
    menus[menu, default: []].append(
      Menu(
        order: Int(item["wp:menu_order"].trimming) ?? 0,
        label: HTMLElement.parse(item["title"])?.line ?? item["title"],
        entry: type == "post_type" ? object : nil,
        address: type == "custom" ? item.meta("_menu_item_url") : nil,
        taxonomy: type == "taxonomy" ? object : nil,
        isBelow: (item.meta("_menu_item_menu_item_parent") ?? "0").trimming != "0"))
  }

  /// Of the pictures of these items.
  func pictureComments(of entries: [EntrySummary]) -> [String: [PictureComments]] {
    let keys = Set(entries.map(\.key))
    return pictureComments.filter { keys.contains($0.key) }
  }

  mutating func add(_ other: WXRChannel) {
    channel.values.merge(other.values) { first, _ in first }
    channel.authors += other.authors
    channel.terms += other.terms
  }

  mutating func finish(_ survey: inout ImportSurvey) {
    let values = channel.values
    let value = { (key: String) in (values[key] ?? "").trimming }
    let main = Self.language(channel)
    let title = MultilingualText.text(value("title"), in: main)
    survey.title = HTMLElement.parse(title)?.line ?? title
    let description = MultilingualText.text(value("description"), in: main)
    survey.description = HTMLElement.parse(description)?.line ?? description
    survey.sharedTexts = sharedTexts
    survey.home =
      [value("wp:base_blog_url"), value("link"), value("wp:base_site_url")].first { $0.contains("://") } ?? ""
    if survey.home.isEmpty {
      survey.home = items.lazy.compactMap(\.address).first.map(WebAddress.origin) ?? ""
    }
    let language = value("language").lowercased()
    survey.language = language.isEmpty ? nil : String(language.prefix(2))
    let zone =
      WordPressDates.zone(clocks, language: language) ?? SiteTimeZone(identifier: "Europe/Paris") ?? .utc
    survey.zone = zone
    survey.media = media
    survey.entries = items.flatMap { item -> [EntrySummary] in
      let date = Self.date(local: item.local, gmt: item.gmt, published: item.published, zone)
      let own = EntrySummary(
        kind: item.kind, key: item.key, date: date, slug: item.slug,
        title: MultilingualText.text(item.title, in: main), isPublished: item.isPublished,
        oldAddress: item.address,
        parent: item.parent)
      return [own]
        + item.translations.map { language in
          var other = own
          other.key = Self.key(of: language, of: item.key)
          other.slug = (own.slug.isEmpty ? Slug.make(own.title) : own.slug) + "-" + language
          other.title = MultilingualText.text(item.title, in: language)
          other.oldAddress = Self.address(of: language, of: item.address, home: survey.home)
          return other
        }
    }
    var owners: [String: String] = [:]
    for item in items where !item.guid.isEmpty {
      if let owner = owners[item.guid] {
        survey.guids[item.guid] = owner
      } else {
        owners[item.guid] = item.key
      }
    }
    survey.permalink = PermalinkGuess.pattern(survey)
    finishTerms(&survey)
    finishMenu(&survey)
  }
}
