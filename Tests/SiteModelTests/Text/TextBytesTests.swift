import Testing

@testable import SiteModel

@Suite struct TextBytesTests {
  private func kept(_ bytes: [UInt8], _ number: UInt64, count: Int? = nil) -> TextBytes {
    TextBytes(
      KeptBytes(count: count ?? bytes.count, digest: Digest(high: number, low: 0), Once(.success(bytes))))
  }

  @Test("bytes at hand and bytes that are kept are the same to whoever reads them")
  func bytes() throws {
    #expect(try TextBytes([1, 2]).read() == [1, 2])
    #expect(try kept([1, 2], 1).read() == [1, 2])
    #expect(TextBytes([1, 2]) == kept([1, 2], 1) && TextBytes([1, 2]) != kept([1, 3], 1))
    #expect(kept([1, 2], 1) == kept([1, 2], 1) && kept([1, 2], 1) != kept([1, 3], 2))
    #expect(TextBytes().isEmpty && kept([], 1).isEmpty && !kept([1], 1).isEmpty && !TextBytes([1]).isEmpty)
  }

  @Test("what is kept is not read to tell whether it is empty, or the same as another that is kept")
  func unread() {
    let unread = TextBytes(
      KeptBytes(
        count: 3, digest: Digest(high: 1, low: 2),
        Once {
          Issue.record("it need not be read")
          return .success([])
        }))
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
      let lost = TextBytes(
        KeptBytes(count: count, digest: Digest(high: 1, low: 2), Once(.failure(CacheDamage()))))
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
