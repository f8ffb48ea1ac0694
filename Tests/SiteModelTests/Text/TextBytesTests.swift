import SiteTestSupport
import Synchronization
import Testing

@testable import SiteModel

@Suite struct TextBytesTests {
  private static let key = DigestKey(first: 1, second: 2)

  private func kept(_ bytes: [UInt8]) -> TextBytes {
    TextBytes(KeptBytes(count: bytes.count, digest: Self.key.digest(bytes), key: Self.key) { bytes })
  }

  @Test("bytes at hand and bytes that are kept are the same to whoever reads them")
  func bytes() throws {
    #expect(try TextBytes([1, 2]).read() == [1, 2])
    #expect(try kept([1, 2]).read() == [1, 2])
    #expect(TextBytes([1, 2]) == kept([1, 2]) && TextBytes([1, 2]) != kept([1, 3]))
    #expect(kept([1, 2]) == kept([1, 2]) && kept([1, 2]) != kept([1, 3]))
    #expect(TextBytes().isEmpty && kept([]).isEmpty && !kept([1]).isEmpty && !TextBytes([1]).isEmpty)
  }

  @Test(
    "what somebody has made is at hand until it stands on the disk; from then on it is read, and compared")
  func letGo() throws {
    let bytes = KeptBytes([1, 2], Self.key)
    let text = TextBytes(bytes)
    #expect(try text.read() == [1, 2])
    #expect(text == kept([1, 2]) && text.digest == Self.key.digest([1, 2]))
    let onDisk = Mutex<[UInt8]?>([1, 2])
    bytes.letGo { onDisk.withLock { $0 } }
    #expect(try text.read() == [1, 2])
    // Whoever lets go of it again changes nothing.
    bytes.letGo { nil }
    #expect(try text.read() == [1, 2])
    for damaged in [[1, 3], [], nil] as [[UInt8]?] {
      onDisk.withLock { $0 = damaged }
      #expect(throws: CacheDamage.self) { try text.read() }
      #expect(text != TextBytes([1, 2]) && text.count == 2)
    }
  }

  @Test("what is kept is not read to tell whether it is empty, or the same as another that is kept")
  func unread() {
    let unread = TextBytes(
      KeptBytes(count: 3, digest: Digest(high: 1, low: 2), key: Self.key) {
        Issue.record("it need not be read")
        return []
      })
    #expect(!unread.isEmpty)
    #expect(unread == unread)
    var other = Markup(unread, slots: [.init(offset: 1, path: "a/")])
    #expect(other != Markup(unread))
    other.slots = []
    #expect(other == Markup(unread))
    // What stands for it is written; whoever reads that finds no text, and not an empty one.
    var writer = ByteWriter()
    writer.put(unread)
    var reader = ByteReader(writer.bytes)
    #expect(throws: CacheDamage.self) { try reader.value(TextBytes.self) }
  }

  @Test("what cannot be read is no text: neither an empty one nor any other")
  func unreadable() {
    for count in [0, 3] {
      let lost = TextBytes(KeptBytes(count: count, digest: Digest(high: 1, low: 2), key: Self.key) { nil })
      #expect(throws: CacheDamage.self) { try lost.read() }
      #expect(throws: CacheDamage.self) { try Markup(lost).html(base: "/") }
      #expect(throws: CacheDamage.self) {
        var output: [UInt8] = []
        try Markup(lost, slots: [.init(offset: 0, path: "a/")]).append(base: "/", to: &output)
      }
      #expect(lost != TextBytes() && TextBytes() != lost && lost != TextBytes([1, 2, 3]))
    }
  }
}
