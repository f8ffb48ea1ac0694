import SiteContent
import SiteModel

/// A file of another generator as an article or a page.
struct FolderEntryReader {
  let generator: OldGenerator
  let options: ImportOptions
  let zone: SiteTimeZone
  let home: String

  /// Nil of what is left out, which is reported.
  func entry(_ file: FolderFiles.File, _ bytes: [UInt8], _ report: inout ImportReport) -> ImportedEntry? {
    let place = ArchivePlace(file: file.path)
    guard file.format != .other else {
      refuse(
        file, "format", "the file is written in another language than Markdown and HTML: convert it first",
        &report)
      return nil
    }
    let text = text(WideText.utf8(bytes), place, &report)
    guard let keys = keys(of: text, file) else {
      if file.isPost {
        refuse(file, "no-front-matter", "the file has no front matter that can be read: left out", &report)
      } else {
        report[.other].found += 1
        report[.other].listed += 1
        report.find(
          .worthKnowing, "no-front-matter", place, "the file has no front matter that can be read: left out")
      }
      return nil
    }
    if file.stem.isEmpty || file.isIndex, keys.body.trimming.isEmpty { return nil }
    return entry(keys.filled(with: generator.defaults(for: file)), file, place, &report)
  }

  /// Old blogs have files of several encodings: what is no UTF-8 is Windows-1252, which has all signs of Latin-1.
  private func text(_ bytes: [UInt8], _ place: ArchivePlace, _ report: inout ImportReport) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    report.repair(XMLRepair.Kind.encoding.rawValue, at: place)
    return String(String.UnicodeScalarView(bytes.map(Mojibake.windows1252)))
  }

  private func refuse(
    _ file: FolderFiles.File, _ kind: String, _ message: String, _ report: inout ImportReport
  ) {
    let row: ImportReport.Kind = file.isPost ? .articles : .pages
    report[row].found += 1
    report[row].refused += 1
    report.find(.lost, kind, ArchivePlace(file: file.path), message)
  }

  /// Some programs publish texts without front matter: their title is the first heading, or the name.
  private func keys(of text: String, _ file: FolderFiles.File) -> ForeignKeys? {
    if let keys = ForeignKeys(text) { return keys }
    guard file.format == .markdown, generator.program == .mkdocs || generator.program == .eleventy,
      !text.hasPrefix("---\n"), !text.hasPrefix("+++\n")
    else { return nil }
    return ForeignKeys([], body: text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
  }

  // MARK: Keys

  private func entry(
    _ keys: ForeignKeys, _ file: FolderFiles.File, _ place: ArchivePlace, _ report: inout ImportReport
  ) -> ImportedEntry {
    let (name, language) = name(of: file)
    let dated = FolderFiles.File.dated(name)
    let written = date(keys.value("date"), "created")
    let date = written ?? dated.flatMap { self.date(.text($0.date), "") }
    let type = keys.text(named: "layout") ?? keys.text(named: "type") ?? ""
    let inSection = file.inner.contains("/") || generator.program != .hugo
    let isArticle =
      file.isPost || date != nil && inSection && type != "page" && keys.text(named: "type") != "page"
    let liquid = LiquidText(keys.body.drop { $0 == "\n" }.description) { keys.text(named: $0) }
    let title = keys.text("title") ?? Self.heading(of: liquid.markdown) ?? dated?.rest ?? name
    // Pelican's slugs are made of titles; a text in another language needs one of its own.
    let made =
      generator.program == .pelican && isArticle
      ? OldSlug.pelican(title) ?? Slug.make(title) : dated?.rest ?? name
    let slug = keys.text("slug") ?? made + (language.map { $0 == generator.language ? "" : "-" + $0 } ?? "")
    var entry = ImportedEntry(
      kind: isArticle ? .article : .page, key: file.path, place: place,
      title: title.split(whereSeparator: \.isWhitespace).joined(separator: " "), date: date, slug: slug,
      body: file.format == .html ? .html(liquid.markdown) : .markdown(liquid.markdown))
    entry.unknownMarks = liquid.unknown
    if file.isDraft || keys.isHidden { entry.draftReason = "draft" }
    hide(&entry, keys, file, &report)
    if isArticle, date == nil {
      report.find(.doubtful, "no-date", place, "'\(entry.title)' has no date; it was given 1970-01-01")
    }
    entry.updated =
      self.date(keys.value("updated"), "updated")
      ?? ForeignKeys.member(keys["date"], "updated").flatMap { self.date($0, "") }
    let authors = ForeignKeys.names(keys.value("author")).compactMap {
      PrivateTexts.authorName(generator.authorNames[$0] ?? $0)
    }
    entry.author = authors.isEmpty ? nil : authors.joined(separator: ", ")
    addTags(keys, file, to: &entry)
    entry.technorati = ForeignKeys.names(keys["technorati"])
    entry.description = keys.text("description").map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    entry.language = keys.text("lang") ?? language
    entry.guid = keys.text("guid")
    entry.isClosed = keys.isClosed
    entry.image = image(keys)
    addAddresses(keys, file, name, language, to: &entry, &report)
    hold(&entry, keys, &report)
    entry.extra += keys.others
    return entry
  }

  /// `billet.en.md` of Hugo is the same text in another language.
  private func name(of file: FolderFiles.File) -> (name: String, language: String?) {
    let stem = file.stem
    guard generator.program == .hugo, let dot = stem.lastIndex(of: "."),
      stem.distance(from: dot, to: stem.endIndex) == 3,
      stem[dot...].dropFirst().allSatisfy({ $0.isASCII && $0.isLowercase })
    else { return (stem, nil) }
    return (String(stem[..<dot]), String(stem[dot...].dropFirst()))
  }

  static func heading(of markdown: String) -> String? {
    for line in markdown.split(separator: "\n") where !line.trimming.isEmpty {
      guard line.hasPrefix("# ") else { return nil }
      return line.dropFirst(2).trimming
    }
    return nil
  }

  private func addTags(_ keys: ForeignKeys, _ file: FolderFiles.File, to entry: inout ImportedEntry) {
    let spacesPart = generator.program == .jekyll
    var categories: [String] = []
    var tags: [String] = []
    // Several keys of the old program are one here: `categories` and `tags` both.
    for name in KeySet.article["tags"]?.plainNames ?? [] {
      guard let value = keys[name] else { continue }
      let isCategory = name.hasPrefix("categor") || name.hasPrefix("catégor")
      // `category: Vie locale` of Jekyll is one, `categories: vie locale` are two.
      for found in ForeignKeys.names(value, spacesPart: spacesPart && name.hasSuffix("s")) {
        if isCategory, !categories.contains(found) { categories.append(found) }
        if !isCategory, !tags.contains(found) { tags.append(found) }
      }
    }
    if generator.program == .pelican, categories.isEmpty,
      let folder = file.inner.split(separator: "/").dropLast().first.map(String.init), folder != "pages"
    {
      categories = [folder]
    }
    switch options.categories {
    case .tags: entry.tags = categories + tags.filter { !categories.contains($0) }
    case .extra:
      entry.tags = tags
      if !categories.isEmpty { entry.extra.append(.init(key: "categories", values: categories)) }
    }
    entry.oldCategories = categories
  }

  private func image(_ keys: ForeignKeys) -> ImportedImage? {
    guard let key = KeySet.article["image"] else { return nil }
    let value = keys.value(key)?.value ?? keys["header"]
    let parts = ["image", "src", "url", "path", "file", "feature", "teaser", "overlay_image"]
    func address(_ value: FrontMatterValue?) -> String? {
      switch value {
      case .list(let values)?: return values.first.flatMap { address($0) }
      case .group?:
        return parts.lazy.compactMap { ForeignKeys.member(value, $0).flatMap(ForeignKeys.plain) }.first {
          !$0.isEmpty
        }
      case let value?: return ForeignKeys.plain(value)
      case nil: return nil
      }
    }
    guard let address = address(value), !address.isEmpty, ForeignKeys.flag(.text(address)) == nil,
      VideoSource.isPicture(address)
    else { return nil }
    let alt = keys.text("image_alt") ?? ForeignKeys.member(value, "alt").flatMap(ForeignKeys.plain)
    let credit =
      keys.text("image_credit") ?? ForeignKeys.member(value, "caption", "credit").flatMap(ForeignKeys.plain)
    return ImportedImage(address: address, alt: alt ?? "", credit: credit)
  }

  // MARK: Dates

  /// The forms that generators accept beyond ours: `2007-11-06 10:30:00 +0100`, `Nov 6, 2007`, MkDocs's groups.
  func date(_ value: FrontMatterValue?, _ member: String) -> Moment? {
    if case .group? = value { return date(ForeignKeys.member(value, member), member) }
    guard let text = value.flatMap(ForeignKeys.plain)?.trimming, !text.isEmpty else { return nil }
    if let moment = try? Moment(parsing: text, in: zone) { return moment }
    let parts = text.split(separator: " ").map(String.init)
    if parts.count == 3, let sign = parts[2].first,
      sign == "+" || sign == "-" || ["UTC", "Z", "GMT"].contains(parts[2])
    {
      let digits = parts[2].filter(\.isNumber)
      let offset = digits.isEmpty ? "Z" : "\(sign)\(digits.prefix(2)):\(digits.suffix(2))"
      let clock = parts[1].count == 5 ? parts[1] + ":00" : parts[1]
      if let moment = try? Moment(parsing: "\(parts[0])T\(clock)\(offset)", in: zone) { return moment }
    }
    return HumanDate.first(in: text, zone)
  }
}
