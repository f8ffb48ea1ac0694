import Foundation
import SiteModel

/// Where every file of the content is found on the site: what authors' links are resolved with.
struct AddressBook {
  /// Articles and pages by id, with the reason why one is not published.
  private struct Document {
    var path: SitePath
    var isDraft = false
    var date: Moment?
    /// Until when it was published, where that is over.
    var until: Moment?
  }

  private var documents: [String: Document] = [:]
  /// Published files by their paths relative to the root folder.
  private(set) var files: [RelativePath: SitePath] = [:]
  /// Those with other letters than ASCII's by the texts of their paths, which are equal however accents are spelled.
  private var spellings: [String: RelativePath] = [:]

  /// Where the site lives, as its settings say.
  let site: SiteAddress
  /// The names of articles, pages and media, for hints.
  let names: DocumentNames
  let media: NearestNames
  /// Media by their file name in lower case, where no two have the same.
  let mediaByName: Once<[String: String]>
  let neighbours: Neighbours

  /// The moment by which documents must be published: that of the build, or of the article that links to them.
  var asOf: Moment

  init(
    _ scanned: ScannedContent, _ converted: ConvertedContent, _ site: SiteAddress, _ publication: Publication
  ) {
    self.site = site
    asOf = publication.now
    let media = scanned.media.map { String($0.text.dropFirst("content".count)) }
    names = DocumentNames(
      (scanned.articles + scanned.pages).map(\.id),
      paths: converted.articles.map { ($0.document.source.id, $0.document.path) })
    self.media = NearestNames(media)
    mediaByName = Once {
      Dictionary(grouping: media) { String($0.split(separator: "/").last ?? "").lowercased() }
        .compactMapValues { $0.count == 1 ? $0[0] : nil }
    }
    neighbours = Neighbours(scanned.bundleFiles)
    documents.reserveCapacity(converted.pages.count + converted.articles.count)
    // A document has some thirty parts: what is wanted of it is taken from its place.
    for page in converted.pages {
      documents[page.document.source.id] = Document(
        path: page.document.path, isDraft: page.document.frontMatter.isDraft && !publication.includesDrafts)
      addFiles(of: page.document.source, at: page.document.path, scanned.bundleFiles)
    }
    for article in converted.articles {
      documents[article.document.source.id] = Document(
        path: article.document.path,
        isDraft: article.document.frontMatter.isDraft && !publication.includesDrafts,
        date: publication.includesFuture ? nil : article.document.frontMatter.date,
        until: article.document.frontMatter.publishUntil.flatMap { publication.isOver($0) ? $0 : nil })
      addFiles(of: article.document.source, at: article.document.path, scanned.bundleFiles)
    }
    // A file that could not be read has its own error: a link to it is not a second one.
    for files in [scanned.articles, scanned.pages] {
      for file in files where documents[file.id] == nil { documents[file.id] = Document(path: .home) }
    }
    add(scanned.media, below: "content")
    add(scanned.rootFiles, below: RelativePath(SiteLayout.rootFiles))
    add(scanned.assets + scanned.builtInAssets, below: RelativePath(SiteLayout.templates))
  }

  private mutating func add(_ files: [RelativePath], below folder: RelativePath) {
    for file in files {
      if let rest = file.rest(below: folder) { add(file, at: SitePath(String(rest).composed)) }
    }
  }

  private mutating func add(_ file: RelativePath, at path: SitePath) {
    files[file] = path
    if !file.text.utf8.allSatisfy({ $0 < 0x80 }) { spellings[file.text] = file }
  }

  private mutating func addFiles(
    of source: SourceFile, at path: SitePath, _ bundleFiles: [RelativePath: [RelativePath]]
  ) {
    guard source.isBundle else { return }
    for file in bundleFiles[source.folder] ?? [] {
      if let rest = file.rest(below: source.folder) {
        add(file, at: path.belongings.appending(String(rest).composed))
      }
    }
  }

  /// Where a link leads.
  enum Resolution {
    case site(path: SitePath, suffix: String, file: RelativePath?)
    case elsewhere(String)
    /// An article whose time is over: no error, for that day comes by itself.
    case over(path: SitePath, message: String, hint: String)
    case wrong(FindingKind, message: String, hint: String?)
  }

  /// Resolves an address as an author wrote it in `source`, whose own page is at `path`.
  func resolve(_ target: String, from source: SourceFile, at path: SitePath) -> Resolution {
    if let file = medium(at: target) { return file }
    let target = place(of: target) ?? target
    if target.hasPrefix("//") { return .elsewhere("https:" + target) }
    let end = target.firstIndex { $0 == "#" || $0 == "?" } ?? target.endIndex
    let suffix = String(target[end...])
    guard let base = String(target[..<end]).removingPercentEncoding else {
      return .wrong(
        .wrongAddress, message: "the address '\(target)' has an invalid '%'",
        hint: TemplateName(in: target).map { hint(for: $0, source) } ?? "write %25 for a percent sign")
    }
    if base.isEmpty { return .site(path: path, suffix: suffix, file: nil) }
    if base.hasPrefix("/") { return place(base, suffix) }
    if base.hasSuffix(".md") { return document(base, suffix, from: source) }
    return file(base, suffix, source, written: target)
  }

  /// The file of the blog that an address names as most do, with no sign in it that means anything else.
  private func medium(at target: String) -> Resolution? {
    let isPlain = !target.utf8.contains {
      $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?")
    }
    guard isPlain, target.utf8.starts(with: "/media/".utf8) else { return nil }
    let file = RelativePath("content" + target)
    return files[file].map { .site(path: $0, suffix: "", file: file) }
  }

  /// A link that names the site's own address is one to a place on it.
  private func place(of target: String) -> String? { site.place(of: target) }

  /// Whether an address may lead into this site, or has no scheme.
  func isOpen(_ target: String) -> Bool { RawHTML.isOpenAddress(target) || place(of: target) != nil }

  /// The file that an author means, as the disk spells it: whoever writes its name cannot see how.
  func onDisk(_ text: String) -> RelativePath? {
    let path = RelativePath(text)
    return files[path] != nil ? path : spellings[text]
  }

  /// `2007-11-06-facebook.md`, `parti/histoire.md`
  private func document(_ target: String, _ suffix: String, from source: SourceFile? = nil) -> Resolution {
    let isBundle = target.hasSuffix("/index.md")
    let name = target.dropLast(isBundle ? "/index.md".count : ".md".count).split(separator: "/")
    guard let found = document(named: name, isBeside: target.hasPrefix("."), from: source) else {
      if let source, let template = TemplateName(in: target) {
        return .wrong(
          .unknownArticle, message: "there is no article or page '\(target)'",
          hint: hint(for: template, source))
      }
      let nearest =
        MissingScheme.certain(target) == nil ? names.nearest(to: name.last.map(String.init) ?? target) : nil
      return .wrong(
        .unknownArticle, message: "there is no article or page '\(target)'",
        hint: (nearest.map { $0 + ".md" } ?? MissingScheme.certain(target)).map { "did you mean '\($0)'?" }
          ?? "write the name of the article's file, such as 2007-11-06-facebook.md")
    }
    if let obstacle = obstacle(found) {
      return .wrong(
        .unpublishedTarget, message: "the link leads to '\(target)', which is \(obstacle) and not published",
        hint: "publish it, or remove the link")
    }
    if let until = found.until {
      return .over(
        path: found.path,
        message: "the link leads to '\(target)', which was published until \(until.iso8601)",
        hint: "remove the link, or change 'publish_until' there")
    }
    return .site(path: found.path, suffix: suffix, file: nil)
  }

  /// An article's ids are unique, so folders before it do not matter; a page's id has its folders.
  ///
  /// - Parameter isBeside: whether the link says itself that it begins in its own file's folder.
  private func document(
    named name: [Substring], isBeside: Bool, from source: SourceFile?
  ) -> Document? {
    guard !name.isEmpty else { return nil }
    var parts = name.drop { $0 == "." || $0 == ".." }
    if parts.first == "content" { parts = parts.dropFirst() }
    if parts.count > 1, parts.first == "pages" { parts = parts.dropFirst() }
    if parts.count > 1, parts.first == "articles" { parts = parts.suffix(1) }
    let beside = { source.flatMap { page(name, beside: $0) } }
    if isBeside, let found = beside() { return found }
    if let found = documents[parts.joined(separator: "/")] ?? beside() { return found }
    // Of a wrong folder, the end may be right.
    for count in stride(from: min(parts.count - 1, 8), to: 0, by: -1) {
      if let found = documents[parts.suffix(count).joined(separator: "/")] { return found }
    }
    return nil
  }

  /// The page of that name as it is seen from the folder of another text.
  private func page(_ name: [Substring], beside source: SourceFile) -> Document? {
    var parts = source.folder.text.split(separator: "/")
    for part in name where part != "." {
      guard part == ".." else {
        parts.append(part)
        continue
      }
      if parts.popLast() == nil { return nil }
    }
    guard parts.starts(with: SiteLayout.pages.split(separator: "/")) else { return nil }
    return documents[parts.dropFirst(2).joined(separator: "/")]
  }

  /// When the publication of an article ended; nil where it goes on, or where there is none of that id.
  func end(of id: String) -> Moment? { documents[id]?.until }

  /// Why an article or page is not published; nil where it is, or where there is none of that id.
  func obstacle(to id: String) -> String? { documents[id].flatMap(obstacle) }

  private func obstacle(_ document: Document) -> String? {
    document.isDraft ? "a draft" : document.date.flatMap { $0 > asOf ? "dated \($0.iso8601)" : nil }
  }

  /// `/tags/`, `/media/photo.jpg`: below the site's home, whatever its path prefix.
  private func place(_ target: String, _ suffix: String) -> Resolution {
    let segments = target.split(separator: "/")
    guard !segments.contains(".."), !segments.contains(".") else {
      return .wrong(
        .wrongAddress, message: "the address '\(target)' contains '.' or '..'",
        hint: "write the address in full")
    }
    let text = segments.joined(separator: "/") + (target.hasSuffix("/") && !segments.isEmpty ? "/" : "")
    let file = ["content/", "content/root/", "templates/"].lazy.compactMap { onDisk($0 + text) }.first
    if file == nil, text.hasSuffix(".md") { return document(text, suffix) }
    if text.hasPrefix("media/"), file == nil {
      return .wrong(
        .missingFile, message: "there is no file 'content/\(text)'",
        hint: placeWithSign(text, suffix).map { "did you mean '/\($0)'?" }
          ?? medium(near: "/" + text).map { "did you mean '\($0)'?" }
          ?? "put the file there; /\(SignInName(text, suffix)?.address ?? text) is then its address")
    }
    // A file beside a text has the text's address before it: `/articles/2012-09-11-a/plan.png`.
    let path = file.flatMap { files[$0] } ?? SitePath(text.composed)
    return .site(path: path, suffix: suffix, file: file)
  }

  /// The address of a file whose name has a sign that ends an address: `media/a%23b.png`.
  private func placeWithSign(_ text: String, _ suffix: String) -> String? {
    guard let sign = SignInName(text, suffix), onDisk("content/" + sign.name) != nil else { return nil }
    return sign.address
  }
}

extension String {
  /// In Unicode's composed form: a Mac's file names are decomposed, addresses must not depend on that.
  var composed: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
  }
}
