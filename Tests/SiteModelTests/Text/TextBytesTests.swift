import Testing

@testable import SiteModel

@Suite struct TextBytesTests {
  private func kept(_ bytes: [UInt8], _ number: UInt64, count: Int? = nil) -> TextBytes {
    TextBytes(KeptBytes(count: count ?? bytes.count, digest: Digest(high: number, low: 0), Once(bytes)))
  }

  @Test("bytes at hand and bytes that are kept are the same to whoever reads them")
  func bytes() {
    #expect(TextBytes([1, 2]).bytes == [1, 2])
    #expect(kept([1, 2], 1).bytes == [1, 2])
    #expect(TextBytes([1, 2]) == kept([1, 2], 1) && TextBytes([1, 2]) != kept([1, 3], 1))
    #expect(kept([1, 2], 1) == kept([1, 2], 2) && kept([1, 2], 1) != kept([1, 3], 2))
    #expect(TextBytes([1, 2]).hashValue == kept([1, 2], 1).hashValue)
    #expect(TextBytes().isEmpty && kept([], 1).isEmpty && !kept([1], 1).isEmpty && !TextBytes([1]).isEmpty)
  }

  @Test("what is kept is not read to tell whether it is empty, or the same as another that is kept")
  func unread() {
    let unread = TextBytes(
      KeptBytes(
        count: 3, digest: Digest(high: 1, low: 2),
        Once {
          Issue.record("it need not be read")
          return []
        }))
    #expect(!unread.isEmpty)
    #expect(unread == unread)
    var other = Markup(unread, slots: [.init(offset: 1, path: "a/")])
    #expect(other != Markup(unread))
    other.slots = []
    #expect(other == Markup(unread))
  }
}
