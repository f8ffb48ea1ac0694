import SiteContent
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
    var records = PageRecords()
    records.records["index.html"] = record
    records.records["media/été.jpg"] = PageRecord(
      ingredients: .zero, parts: [], content: .zero,
      stamp: FileStamp(size: 0, modified: -1, changed: 0, inode: 0, device: 0), isSettled: false,
      cause: "it was new")
    records.records["feed.xml"] = record
    records.records["feed.xml"]?.cause = ""
    return records
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

  @Test("a cause that is not in the list is damage")
  func wrongCause() {
    var writer = ByteWriter()
    var records = PageRecords()
    records.records["a"] = Self.record
    writer.put(records)
    #expect(writer.bytes.last == 0)
    var reader = ByteReader(Array(writer.bytes.dropLast()) + [1])
    #expect(throws: CacheDamage.self) { try reader.value(PageRecords.self) }
  }

  @Test("each output folder has a file of its own, and only those of the latest eight are kept")
  func folders() throws {
    let folder = try TemporaryFolder()
    func cache(_ output: String) throws -> OutputCache {
      try folder.makeFolder(output)
      return OutputCache(state: folder[".blogsite"], output: folder[output], program: "test")
    }
    for number in 0..<12 {
      var records = PageRecords()
      records.records["\(number).html"] = Self.record
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
