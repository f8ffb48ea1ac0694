import SiteModel

/// Stage 1: `content/site.yml` → `Settings`.
enum SettingsReader {
  /// The settings; nil, with errors, where they cannot be used.
  static func read(
    _ bytes: [UInt8]?, baseURL: String?, near: NearbyBlog? = nil, _ diagnostics: inout [Diagnostic]
  ) -> Settings? {
    let file = SiteLayout.settings
    guard let bytes else {
      diagnostics.append(
        .error(
          .missingSettings, file, nil, "the settings are missing",
          hint: near?.hint
            ?? "run blogsite in the folder that holds 'content', or name it with --root; "
            + "\(file) needs a 'title' and a 'url'"))
      return nil
    }
    guard let source = SourceText(file: file, bytes: bytes, &diagnostics),
      let value = YAMLSource(file: file, text: source.text, lineOffset: 0, keys: .site).read(&diagnostics),
      var keys = KeyReader(file: file, value, .site, &diagnostics)
    else { return nil }

    let title = keys.requiredText("title", &diagnostics, hint: "add 'title: the name of the blog'")
    let address = address(&keys, &diagnostics)
    let zone = timeZone(&keys, &diagnostics)
    guard
      var settings = SiteAddress("https://example.org/").map({
        Settings(title: title ?? "", address: address ?? $0, timeZone: zone)
      })
    else { return nil }
    // Checked by the command line already.
    if let other = baseURL.flatMap(SiteAddress.init), address != nil { settings.address = other }
    if let language = keys.text("language", &diagnostics) {
      settings.language = language
      settings.languagePosition = keys.position(of: "language")
    }
    settings.tagline = keys.text("tagline", &diagnostics)
    settings.description = keys.text("description", &diagnostics)
    settings.author = keys.text("author", &diagnostics)
    settings.articlesPerPage =
      keys.positiveNumber("articles_per_page", &diagnostics) ?? settings.articlesPerPage
    settings.feedItems = keys.positiveNumber("feed_items", &diagnostics) ?? settings.feedItems
    settings.permalink = permalink(&keys, &diagnostics) ?? settings.permalink
    settings.navigation = navigation("navigation", &keys, &diagnostics)
    settings.footerNavigation = navigation("footer_navigation", &keys, &diagnostics)
    // A menu may name the site's own address in full.
    for i in settings.navigation.indices {
      settings.navigation[i].url = Self.shortened(settings.navigation[i].url, settings.writtenAddress)
    }
    for i in settings.footerNavigation.indices {
      settings.footerNavigation[i].url = Self.shortened(
        settings.footerNavigation[i].url, settings.writtenAddress)
    }
    settings.theme = theme(&keys, &diagnostics)
    settings.legal = legalNotice(&keys, &diagnostics)
    settings.redirectHosts = redirectHosts(&keys, &diagnostics)
    settings.typography = typography(&keys, &diagnostics)
    settings.frenchTypography = settings.typography
    if var group = keys.group("comments", &diagnostics) {
      settings.comments.defaultStatus = group.choice("default_status", &diagnostics) ?? .approved
      settings.comments.openForDays = group.positiveNumber("open_for_days", atLeast: 0, &diagnostics)
      settings.comments.email = mailAddress("email", &group, &diagnostics)
      settings.comments.rules = group.text("rules", &diagnostics).flatMap { url in
        entry("rules", leadingTo: url, group.position(of: "rules"), "the rules", group.file, &diagnostics)
      }
      settings.comments.form = formAddress("form", &group, &diagnostics)
      settings.comments.report = reportAddress("report", &group, &diagnostics)
      settings.comments.privacy = group.text("privacy", &diagnostics).flatMap { url in
        entry(
          "privacy", leadingTo: url, group.position(of: "privacy"), "the link on privacy", group.file,
          &diagnostics)
      }
      settings.comments.waitingHours =
        group.positiveNumber("waiting_hours", &diagnostics) ?? settings.comments.waitingHours
      group.reportUnknownKeys(&diagnostics)
    }
    if var group = keys.group("tags", &diagnostics) {
      settings.tagSeparator = group.choice("separator", &diagnostics) ?? .hyphen
      group.reportUnknownKeys(&diagnostics)
    }
    if var group = keys.group("limits", &diagnostics) {
      let standard = Limits()
      settings.limits.commentBytes =
        group.positiveNumber("comment_bytes", &diagnostics) ?? standard.commentBytes
      settings.limits.articleBytes =
        group.positiveNumber("article_bytes", &diagnostics) ?? standard.articleBytes
      settings.limits.commentNesting =
        group.positiveNumber("comment_nesting", &diagnostics) ?? standard.commentNesting
      settings.limits.articleNesting =
        group.positiveNumber("article_nesting", &diagnostics) ?? standard.articleNesting
      settings.limits.articleTags =
        group.positiveNumber("article_tags", &diagnostics) ?? standard.articleTags
      settings.limits.mediaBytes =
        group.positiveNumber("media_bytes", atMost: 1_000_000_000_000, &diagnostics) ?? standard.mediaBytes
      group.reportUnknownKeys(&diagnostics)
    }
    settings.images = images(&keys, &diagnostics)
    settings.checks = checks(&keys, &diagnostics)
    settings.extra = keys.extra("extra", &diagnostics)
    keys.reportUnknownKeys(&diagnostics)
    // With another error about, the content is still checked: one run reports every problem. Without an address, nobody
    // could tell which links are the site's own.
    return address == nil ? nil : settings
  }

  private static func address(
    _ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]
  ) -> SiteAddress? {
    let hint = "write the address where the site will live: url: https://example.org/blog/"
    guard let text = keys.requiredText("url", &diagnostics, hint: hint) else { return nil }
    guard let address = SiteAddress(text) else {
      diagnostics.append(
        .error(
          .wrongValue, keys.file, keys.position(of: "url"),
          "'url' is not an http or https address: '\(text)'", hint: hint))
      return nil
    }
    let page = text.hasSuffix("/") ? text.dropLast() : text[...]
    if [".html", ".htm", ".php"].contains(where: { address.root.lowercased().hasSuffix($0 + "/") }) {
      diagnostics.append(
        .warning(
          .wrongValue, keys.file, keys.position(of: "url"),
          "'url' is the address of a page: all others would lie below it",
          hint: "write url: \(page.prefix(upTo: page.lastIndex(of: "/") ?? page.endIndex))/"))
    }
    return address
  }

  private static func shortened(_ url: String, _ address: SiteAddress) -> String {
    address.place(of: url) ?? url
  }

  /// `fr`, `off`, or a group that says more.
  private static func typography(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> Typography {
    guard case .mapping? = keys.value("typography")?.content,
      var group = keys.group("typography", &diagnostics)
    else {
      let spacing: Typography.Spacing? = keys.choice("typography", &diagnostics)
      return spacing == .off ? .off : .french
    }
    var typography = Typography.french
    let spacing: Typography.Spacing? = group.choice("spacing", &diagnostics)
    typography.isFrench = spacing != .off
    typography.quotes = group.choice("quotes", &diagnostics) ?? typography.quotes
    typography.numbers = group.choice("numbers", &diagnostics) ?? typography.numbers
    group.reportUnknownKeys(&diagnostics)
    return typography
  }

  private static func timeZone(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> SiteTimeZone {
    let name = keys.text("timezone", &diagnostics) ?? "Europe/Paris"
    if let zone = SiteTimeZone(identifier: name) { return zone }
    diagnostics.append(
      .error(
        .wrongValue, keys.file, keys.position(of: "timezone"), "unknown time zone '\(name)'",
        hint: "write an IANA name such as Europe/Paris"))
    return .utc
  }

  private static func permalink(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> Permalink? {
    guard let pattern = keys.text("permalink", &diagnostics) else { return nil }
    do {
      return try Permalink(pattern: pattern)
    } catch {
      diagnostics.append(
        .error(
          .wrongValue, keys.file, keys.position(of: "permalink"), "'permalink' \(error.reason)",
          hint: error.hint))
      return nil
    }
  }

  private static func redirectHosts(
    _ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]
  ) -> [RedirectHost]? {
    guard keys.value("redirects") != nil else { return nil }
    let known = RedirectHost.allCases.map(\.rawValue)
    let hosts = keys.names("redirects", &diagnostics).compactMap { name, position -> RedirectHost? in
      if let host = RedirectHost(rawValue: name.lowercased()) { return host }
      diagnostics.append(
        .error(
          .wrongValue, keys.file, position, "'redirects' has an unknown host '\(name)'",
          hint: NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
            ?? "known: \(known.joined(separator: ", "))"))
      return nil
    }
    return RedirectHost.allCases.filter(hosts.contains)
  }

  private static func navigation(
    _ key: String, _ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]
  ) -> [NavigationEntry] {
    guard let value = keys.value(key) else { return [] }
    let hint = "write entries such as '- {label: Accueil, url: /}'"
    guard case .list(let items) = value.content else {
      diagnostics.append(
        .error(.wrongValue, keys.file, value.position, "'\(key)' must be a list of entries", hint: hint))
      return []
    }
    return items.compactMap { item in
      if let (label, url) = pair(item) {
        diagnostics.append(
          .error(
            .missingKey, keys.file, item.position, "an entry of '\(key)' has a 'label' and a 'url'",
            hint: "write '- {label: \(FrontMatterWriter.scalar(label, inList: true)), url: \(url)}'"))
        return nil
      }
      guard var group = keys.entry(of: key, item, &diagnostics) else { return nil }
      let label = group.requiredText("label", &diagnostics, hint: hint)
      let url = group.requiredText("url", &diagnostics, hint: hint)
      group.reportUnknownKeys(&diagnostics)
      guard let label, let url else { return nil }
      return entry(label, leadingTo: url, group.position(of: "url"), "the menu", keys.file, &diagnostics)
    }
  }

  /// `- Contact: /contact/`
  private static func pair(_ item: YAMLValue) -> (label: String, url: String)? {
    guard case .mapping(let entries) = item.content, entries.count == 1, let only = entries.first,
      !["label", "url", "link", "href"].contains(only.key), let url = only.value.text,
      url.hasPrefix("/") || url.hasPrefix("https://") || url.hasPrefix("http://")
    else { return nil }
    return (only.key, url)
  }

  /// A link of the settings, to a place on the site or elsewhere; nil, with an error, for any other address.
  private static func entry(
    _ label: String, leadingTo url: String, _ position: SourcePosition, _ what: String, _ file: String,
    _ diagnostics: inout [Diagnostic]
  ) -> NavigationEntry? {
    guard
      url.hasPrefix("/") && !url.hasPrefix("//") || url.hasPrefix("https://") || url.hasPrefix("http://")
        || url.hasPrefix("mailto:")
    else {
      diagnostics.append(
        .error(
          .wrongValue, file, position, "\(what) cannot lead to '\(url)'",
          hint: "write a place on the site, such as /tags/, or an https address"))
      return nil
    }
    return NavigationEntry(label: label, url: url, position: position)
  }
}
