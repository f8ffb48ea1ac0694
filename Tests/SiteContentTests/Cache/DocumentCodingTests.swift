import SiteModel
import SiteTestSupport
import Synchronization
import Testing

@testable import SiteContent

/// What was made of a file comes back from the cache as it was, in every property.
@Suite struct DocumentCodingTests {
  private static let (one, other) = (Samples(isOther: false), Samples(isOther: true))

  @Test("source files, and what they were read as")
  func origins() throws {
    let largest = FileStamp(size: .max, modified: .min, changed: .max, inode: .max, device: .max)
    #expect(
      roundTripProblems(FileStamp(size: 1, modified: -2, changed: 3, inode: 4, device: 5), largest) == [])
    #expect(roundTripProblems(Self.one.file, Self.other.file) == [])
    #expect(roundTripProblems(Self.one.origin, Self.other.origin) == [])
  }

  @Test("articles")
  func articles() throws {
    #expect(roundTripProblems(Self.one.frontMatter, Self.other.frontMatter) == [])
    #expect(roundTripProblems(Self.one.article, Self.other.article, without: ["body"]) == [])
  }

  @Test("references to other articles and to images")
  func references() throws {
    #expect(roundTripProblems(Self.one.reference, Self.other.reference) == [])
    #expect(roundTripProblems(Self.one.image, Self.other.image) == [])
  }

  @Test("pages")
  func pages() throws {
    #expect(roundTripProblems(Self.one.pageMatter, Self.other.pageMatter) == [])
    #expect(roundTripProblems(Self.one.page, Self.other.page, without: ["body"]) == [])
  }

  @Test("comments")
  func comments() throws {
    #expect(roundTripProblems(Self.one.comment, Self.other.comment, without: ["body"]) == [])
  }

  @Test("converted texts, with their links and warnings")
  func texts() throws {
    #expect(roundTripProblems(Self.one.link, Self.other.link) == [])
    #expect(roundTripProblems(Self.one.text, Self.other.text) == [])
    #expect(roundTripProblems(Self.one.warning, Self.other.warning) == [])
    #expect(roundTripProblems(Self.one.converted, Self.other.converted) == [])
  }

  @Test("a stored source is all of it")
  func stored() throws {
    for samples in [Self.one, Self.other] {
      let stored = ConvertedSource(
        origin: samples.origin, document: samples.article, text: samples.converted,
        diagnostics: [.warning(.unknownKey, "a.md", nil, "w")])
      var reader = ByteReader(encoded(stored))
      let read = try reader.value(ConvertedSource<ArticleDocument, ConvertedDocument>.self)
      #expect(read.origin == stored.origin)
      #expect(read.document == stored.document)
      #expect(read.text == stored.text)
      #expect(read.diagnostics == stored.diagnostics)
      #expect(Mirror(reflecting: read).children.count == 4, "compare the new property too")
      #expect(reader.isAtEnd)
    }
  }

  @Test("the text of an article is kept apart, and read when it is wanted", arguments: [false, true])
  func storedText(isDamaged: Bool) throws {
    let key = DigestKey(first: 1, second: 2)
    for samples in [Self.one, Self.other] {
      var converted = samples.converted
      converted.body.rangesOutsideExcerpts = []
      let stored = ConvertedSource(
        origin: samples.origin, document: samples.article, text: converted,
        diagnostics: [.warning(.unknownKey, "a.md", nil, "w")])
      var (writer, bodies) = (ByteWriter(), KeptBodies(key: key))
      try stored.write(to: &writer, bodies: &bodies)
      var kept = bodies.writer.bytes
      #expect(kept == converted.body.html)
      if isDamaged { kept = kept.map { $0 ^ 1 } }
      let asked = Asked()
      var reader = ByteReader(writer.bytes)
      let lazy = LazyBodies(key: key) { [kept] in
        asked.count.add(1, ordering: .relaxed)
        return $0.upperBound <= kept.count ? Array(kept[$0]) : nil
      }
      let read = try ConvertedSource<ArticleDocument, ConvertedDocument>(from: &reader, bodies: lazy)
      #expect(reader.isAtEnd)
      #expect(asked.count.load(ordering: .relaxed) == 0)
      #expect(read.text.body.text.digest == key.digest(converted.body.html))
      #expect((read.text == stored.text) != (isDamaged && !converted.body.html.isEmpty))
      #expect(read.text.body.links == converted.body.links && read.text.excerpt == converted.excerpt)
      #expect(read.document == stored.document && read.origin == stored.origin)
      #expect(read.diagnostics == stored.diagnostics)
      #expect(asked.count.load(ordering: .relaxed) == 1)
      if isDamaged, !kept.isEmpty {
        #expect(throws: CacheDamage.self) { try read.text.body.text.read() }
        var (writer, bodies) = (ByteWriter(), KeptBodies(key: key))
        #expect(throws: CacheDamage.self) { try read.write(to: &writer, bodies: &bodies) }
      } else {
        #expect(try read.text.body.text.read() == converted.body.html)
      }
      // Nobody holds what was read.
      #expect(asked.count.load(ordering: .relaxed) > 1 || kept.isEmpty)
    }
  }

  private final class Asked: Sendable {
    let count = Atomic<Int>(0)
  }

  @Test("a range beyond the text it lies in is damage")
  func wrongRange() {
    var text = ConvertedText()
    text.text = TextBytes([1, 2, 3])
    text.rangesOutsideExcerpts = [1..<3]
    let good = encoded(text)
    // At hand: 3 bytes and their count; no links, one range, from 1 to 3 (zigzag: 2 and 6).
    #expect(good == [0, 3, 1, 2, 3, 0, 1, 2, 6, 0])
    for (place, value) in [(7, 8), (8, 8), (7, 1), (8, 1)] as [(Int, UInt8)] {
      var wrong = good
      wrong[place] = value
      var reader = ByteReader(wrong)
      #expect(throws: CacheDamage.self) { try reader.value(ConvertedText.self) }
    }
  }
}

/// Two values of each kind that have no property in common.
private struct Samples {
  let isOther: Bool

  private func pick<Value>(_ one: Value, _ other: Value) -> Value { isOther ? other : one }
  private var position: SourcePosition { .init(line: pick(3, 40), column: pick(5, 60)) }
  private var date: Moment {
    .init(secondsSince1970: pick(1_194_307_200, -5), offset: pick(3_600, 0), hasTime: pick(true, false))
  }
  private var tags: [TagMention] { [TagMention(name: pick("UMP", "C++"), key: TagKey(pick("UMP", "C++")))] }
  private var extra: [String: ExtraValue] { [pick("a", "b"): pick(.flag(true), .list([.text("x")]))] }

  /// The body is not kept.
  var article: ArticleDocument {
    ArticleDocument(
      source: file, frontMatter: frontMatter, path: SitePath(pick("a/", "b/")), body: [],
      bodyLineOffset: pick(4, 9))
  }

  var frontMatter: ArticleFrontMatter {
    var matter = ArticleFrontMatter()
    matter.title = pick("Un", "Deux")
    matter.date = date
    matter.updated = pick(date, nil)
    matter.updatedPosition = pick(position, nil)
    matter.author = pick("Anne", nil)
    matter.tags = tags
    matter.technorati = pick([], tags + tags)
    matter.tagsPosition = pick(nil, position)
    matter.description = pick(nil, "d")
    matter.slug = pick("un", "deux")
    matter.aliases = pick([SitePath("x/"), SitePath("y")], [])
    matter.isDraft = pick(true, false)
    matter.publishUntil = pick(nil, date)
    matter.image = pick(image, nil)
    matter.guid = pick("g", nil)
    matter.source = pick(nil, "s")
    matter.comments = pick(.hidden, nil)
    matter.replyTo = pick(nil, reference)
    matter.language = pick(nil, "en")
    matter.extra = extra
    return matter
  }

  var reference: ArticleReference { ArticleReference(id: pick("a", "b"), position: position) }

  var image: ImageReference {
    ImageReference(
      target: pick("a.jpg", "b.jpg"), position: position, alt: pick("", "b"), credit: pick("c", nil),
      focus: pick(ImageFocus(x: 40, y: 20), nil))
  }

  var page: PageDocument {
    PageDocument(
      source: file, frontMatter: pageMatter, path: SitePath(pick("a/", "b/")), bodyLineOffset: pick(1, 2))
  }

  var pageMatter: PageFrontMatter {
    var matter = PageFrontMatter()
    matter.title = pick("A", "B")
    matter.description = pick("d", nil)
    matter.updated = pick(nil, date)
    matter.updatedPosition = pick(nil, position)
    matter.isDraft = pick(true, false)
    matter.image = pick(nil, image)
    matter.aliases = pick([], [SitePath("x/")])
    matter.showsLegalNotice = pick(true, false)
    matter.language = pick(nil, "en")
    matter.extra = extra
    return matter
  }

  var comment: CommentDocument {
    CommentDocument(
      source: file, article: pick("a", "b"), id: pick("c", "d"), idPosition: position,
      author: pick("Anne", "Bruno"), date: date,
      datePosition: SourcePosition(line: pick(2, 9), column: 1), url: pick("https://example.org/", nil),
      status: pick(.pending, .removed), parent: pick(nil, "p"),
      parentPosition: SourcePosition(line: pick(7, 8), column: 1), kind: pick(.pingback, .trackback),
      format: pick(.text, .markdown),
      guid: pick("g", nil), isByAuthor: pick(true, false), body: [], bodyLineOffset: pick(3, 4))
  }

  var file: SourceFile { SourceFile(path: pick("content/a.md", "content/b.md"), id: pick("a", "b")) }

  var origin: SourceOrigin {
    SourceOrigin(
      stamp: pick(FileStamp(size: 1, modified: 2, changed: 3, inode: 4, device: 5), nil),
      digest: Digest(high: pick(1, 2), low: pick(3, 4)), isSettled: pick(true, false))
  }

  var link: ConvertedText.Link {
    ConvertedText.Link(
      kind: pick(.image, .link), offset: pick(1, 0), sizeOffset: pick(2, nil),
      target: pick("a.jpg", "/tags/"),
      position: position, tag: tag)
  }

  var tag: ImageTag {
    var tag = ImageTag()
    tag.isRaw = pick(true, false)
    tag.hasWidth = pick(true, false)
    tag.hasHeight = pick(true, false)
    tag.height = pick(nil, 200)
    tag.width = pick(300, nil)
    tag.hasChoices = pick(false, true)
    tag.isLazy = pick(true, false)
    tag.isInGallery = pick(false, true)
    tag.isFilm = pick(true, false)
    tag.hasPoster = pick(false, true)
    return tag
  }

  var text: ConvertedText {
    var text = ConvertedText()
    text.text = TextBytes(Array(pick("<p>Un</p>", "<h2 id=x>Deux</h2>").utf8))
    text.links = pick([link], [])
    text.rangesOutsideExcerpts = pick([], [1..<4, 6..<6])
    text.plainText = pick("Un", "Deux")
    return text
  }

  var warning: ConvertedDocument.Warning {
    ConvertedDocument.Warning(
      severity: pick(.error, .warning), kind: pick(.footnote, .foreignMarkup), position: position,
      message: pick("m", "n"), hint: pick("h", "i"), target: pick(nil, "t"))
  }

  var converted: ConvertedDocument {
    ConvertedDocument(
      body: text, excerpt: pick(text, nil), hasMore: pick(true, false), warnings: pick([], [warning]))
  }
}
