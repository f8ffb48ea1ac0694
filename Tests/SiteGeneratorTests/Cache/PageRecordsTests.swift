import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// What is known of the files of an output folder, and its file in the cache.
@Suite struct PageRecordsTests {
  private static let record = PageRecord(
    ingredients: Digest(high: 1, low: 2), parts: [0, 7, .max], content: Digest(high: 3, low: 4),
    stamp: FileStamp(size: 5, modified: 6, changed: 7, inode: 8, device: 9), isSettled: true,
    cause: "it was new")

  private static var records: PageRecords {
    let copy = PageRecord(
      ingredients: .zero, parts: [], content: .zero,
      stamp: FileStamp(size: 0, modified: -1, changed: 0, inode: 0, device: 0), isSettled: false,
      cause: "it was new")
    var withoutCause = record
    withoutCause.cause = ""
    return PageRecords([
      .init(path: "media/été.jpg", record: copy), .init(path: "index.html", record: record),
      .init(path: "feed.xml", record: withoutCause),
    ])
  }

  @Test("they come back in every property")
  func roundTrip() throws {
    for records in [Self.records, PageRecords()] {
      var writer = ByteWriter()
      writer.put(records)
      var reader = ByteReader(writer.bytes)
      #expect(try reader.value(PageRecords.self) == records)
      #expect(reader.isAtEnd)
    }
    #expect(Mirror(reflecting: Self.record).children.count == 6, "set the new property, and read it back")
  }

  @Test("cut short, they are damage")
  func truncated() {
    var writer = ByteWriter()
    writer.put(Self.records)
    for count in writer.bytes.indices {
      var reader = ByteReader(Array(writer.bytes.prefix(count)))
      #expect(throws: CacheDamage.self, "cut after \(count) bytes") { try reader.value(PageRecords.self) }
    }
  }

  @Test("they are found by their paths, in the order of whose bytes they stand")
  func order() {
    let names: [RelativePath] = ["\u{E9}", "a/b", "a", "a.b", "", "z", "a-b", "A", "e\u{301}"]
    let records = PageRecords(names.map { .init(path: $0, record: Self.record) })
    #expect(records.count == 9)
    #expect(records.entries.map(\.path) == ["", "A", "a", "a-b", "a.b", "a/b", "e\u{301}", "z", "\u{E9}"])
    for name in names { #expect(records[name] == Self.record) }
    for name in ["b", "B", "aa", "ê", "e\u{302}", "a/"] as [RelativePath] { #expect(records[name] == nil) }
    #expect(PageRecords()["a"] == nil)
  }

  @Test("paths that stand twice or in another order are damage")
  func wrongOrder() {
    func read(_ paths: [RelativePath]) throws {
      var writer = ByteWriter()
      writer.put([""])
      writer.put(UInt64(paths.count))
      for path in paths {
        writer.put(path)
        for _ in 0..<2 { writer.put(fixed: 0) }
        writer.put(0)
        for _ in 0..<2 { writer.put(fixed: 0) }
        writer.put(FileStamp(size: 0, modified: 0, changed: 0, inode: 0, device: 0))
        writer.put(false)
        writer.put(0)
      }
      var reader = ByteReader(writer.bytes)
      #expect(try reader.value(PageRecords.self).entries.map(\.path) == paths)
    }
    #expect(throws: Never.self) { try read(["a", "b"]) }
    #expect(throws: CacheDamage.self) { try read(["a", "a"]) }
    #expect(throws: CacheDamage.self) { try read(["b", "a"]) }
  }

  @Test("a cause that is not in the list is damage")
  func wrongCause() {
    var writer = ByteWriter()
    writer.put(PageRecords([.init(path: "a", record: Self.record)]))
    #expect(writer.bytes.last == 0)
    var reader = ByteReader(Array(writer.bytes.dropLast()) + [1])
    #expect(throws: CacheDamage.self) { try reader.value(PageRecords.self) }
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
      let records = PageRecords([.init(path: "\(number).html", record: Self.record)])
      let cache = try cache("out\(number)")
      try cache.save(.sample, KnownOutput(key: DigestKey(first: 1, second: 2), records: records))
      #expect(cache.load().known.records == records)
    }
    #expect(try folder.files(in: ".blogsite/cache").count == 8)
    #expect(try cache("out11").load().state?.title == "Essai")
    #expect(try cache("out0").load().state == nil)
    #expect(try cache("out0").load().known.records == PageRecords())
    #expect(try cache("out0").load().known.key != cache("out0").load().known.key)
  }
}
