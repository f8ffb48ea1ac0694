import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// What is known of the files of an output folder, and its file in the cache.
@Suite struct PageRecordsTests {
  private static let page = MadePage(
    ingredients: .init(digest: Digest(high: 1, low: 2), parts: [0, 7, .max]),
    content: Digest(high: 3, low: 4),
    stamp: FileStamp(size: 5, modified: 6, changed: 7, inode: 8, device: 9), cause: "it was new")

  private static let copy = MadePage(
    ingredients: .init(digest: .zero, parts: []), content: .zero,
    stamp: FileStamp(size: 0, modified: -1, changed: 0, inode: 0, device: 0), cause: "it was new")

  /// - Parameter pages: in the order of their paths.
  private static func records(_ pages: [(RelativePath, MadePage)]) -> PageRecords {
    var builder = PageRecords.Builder(count: pages.count)
    for (path, page) in pages { builder.add(OutputPath(unchecked: path), page) }
    return builder.records
  }

  private static var records: PageRecords {
    var withoutCause = page
    withoutCause.cause = ""
    var records = records([("feed.xml", withoutCause), ("index.html", page), ("media/été.jpg", copy)])
    records.files.moment = 1_764_000_000_000_000_000
    return records
  }

  private static func bytes(_ records: PageRecords) -> [UInt8] {
    var writer = ByteWriter()
    writer.put(records.files)
    records.write(to: &writer)
    return writer.bytes
  }

  private static func read(_ reader: inout ByteReader) throws(CacheDamage) -> PageRecords {
    try PageRecords(of: reader.value(), from: &reader)
  }

  @Test("they come back in every property")
  func roundTrip() throws {
    for records in [Self.records, PageRecords()] {
      var reader = ByteReader(Self.bytes(records))
      #expect(try Self.read(&reader) == records)
      #expect(reader.isAtEnd)
    }
    #expect(Mirror(reflecting: Self.records[0]).children.count == 4, "set the new property, and read it back")
    #expect(Mirror(reflecting: Self.records).children.count == 4, "set the new property, and read it back")
    #expect(
      Mirror(reflecting: Self.records.files).children.count == 3, "set the new property, and read it back")
  }

  @Test("each tells what was said of its file")
  func properties() {
    let records = Self.records
    #expect(["feed.xml", "index.html", "media/été.jpg"].map { records.position(of: $0) } == [0, 1, 2])
    #expect((0..<3).map { records.cause($0) } == ["", "it was new", "it was new"])
    #expect((0..<3).map { Array(records.parts($0)) } == [[0, 7, .max], [0, 7, .max], []])
    #expect(records[1].ingredients == Self.page.ingredients.digest)
    #expect(records[1].content == Self.page.content)
    #expect(records.files.stamp(1) == Self.page.stamp)
    #expect(records[2].content == .zero)
  }

  @Test("what is taken over has the stamp of today, and all else as it was")
  func kept() {
    let old = Self.records
    let stamp = FileStamp(size: 5, modified: 60, changed: 70, inode: 80, device: 90)
    var builder = PageRecords.Builder(count: 2, after: old)
    builder.keep(1, stamp: stamp)
    builder.add(OutputPath(unchecked: "j"), Self.copy)
    builder.keep(2, stamp: old.files.stamp(2))
    var page = Self.page
    page.stamp = stamp
    #expect(
      builder.records == Self.records([("index.html", page), ("j", Self.copy), ("media/été.jpg", Self.copy)]))
  }

  @Test("a stamp is trusted that was old enough when the files were looked at")
  func settled() {
    var records = Self.records
    #expect(records.files.isSettled(0))
    records.files.moment = 20_000_000
    #expect(!records.files.isSettled(0))
    records.files.moment = 20_000_008
    #expect(records.files.isSettled(0))
  }

  @Test("cut short, they are damage")
  func truncated() {
    let bytes = Self.bytes(Self.records)
    for count in bytes.indices {
      var reader = ByteReader(Array(bytes.prefix(count)))
      #expect(throws: CacheDamage.self, "cut after \(count) bytes") { try Self.read(&reader) }
    }
  }

  @Test("they are found by their paths, in the order of whose bytes they stand")
  func order() throws {
    let names: [RelativePath] = ["A", "a", "a-b", "a.b", "a/b", "e\u{301}", "z", "\u{E9}"]
    let records = Self.records(names.map { ($0, Self.page) })
    #expect(names.map { records.position(of: $0) } == Array(0..<8))
    let others: [RelativePath] = ["b", "B", "aa", "ê", "e\u{302}", "a/", "", "\u{EA}"]
    for name in others { #expect(records.position(of: name) == nil) }
    #expect(PageRecords().position(of: "a") == nil)
    let files = SortedPaths(
      ["0", "a", "a-a", "a.b", "b", "\u{E9}", "\u{EA}"].map { OutputPath(unchecked: $0) })
    #expect(records.positions(of: files) == [nil, 1, nil, 3, nil, 7, nil])
    #expect(PageRecords().positions(of: files) == [Int?](repeating: nil, count: 7))
    #expect(records.positions(of: SortedPaths(names.map { OutputPath(unchecked: $0) })) == Array(0..<8))
  }

  @Test("a cause that is not in the list is damage")
  func wrongCause() {
    var bytes = Self.bytes(Self.records([("a", Self.copy)]))
    // Of the only record, its cause and the number of its parts stand last.
    #expect(bytes.suffix(2) == [0, 0])
    bytes[bytes.count - 2] = 1
    var reader = ByteReader(bytes)
    #expect(throws: CacheDamage.self) { try Self.read(&reader) }
  }

  @Test("each output folder has a file of its own, and only those of the latest eight are kept")
  func folders() throws {
    let folder = try TemporaryFolder()
    func cache(_ output: String) throws -> OutputCache {
      try folder.makeFolder(output)
      var options = BuildOptions(
        layout: SiteLayout(root: folder.path, output: folder[output]), now: .written("2026-11-24"), jobs: 1)
      #expect(OutputCache(options) == nil, "without a program's name")
      options.program = "test"
      return try #require(OutputCache(options))
    }
    for number in 0..<12 {
      let records = Self.records([("\(number).html", Self.page)])
      let cache = try cache("out\(number)")
      try cache.save(.sample, KnownOutput(key: DigestKey(first: 1, second: 2), records: records))
      #expect(try cache.load().known().records == records)
    }
    #expect(try folder.files(in: ".blogsite/cache").count == 8)
    #expect(try cache("out11").load().state?.title == "Essai")
    #expect(try cache("out0").load().state == nil)
    #expect(try cache("out0").load().known().records == PageRecords())
    #expect(try cache("out0").load().key != cache("out0").load().key)
  }

  @Test("what was seen of a cache holds until another build saves one")
  func glance() async throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("site")
    var options = BuildOptions(layout: SiteLayout(root: folder.path), now: .written("2026-11-24"), jobs: 1)
    options.program = "test"
    let cache = try #require(OutputCache(options))
    for number in 0..<3 {
      let records = Self.records([("\(number).html", Self.page)])
      let early = try #require(EarlyMemory(options))
      let before = try await early.output.known().records
      try cache.save(.sample, KnownOutput(key: DigestKey(first: 1, second: 2), records: records))
      #expect(before != records)
      #expect(try await early.output.known().records == records)
      #expect(try await EarlyMemory(options)?.output.known().records == records)
    }
  }
}
