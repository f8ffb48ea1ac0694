import SiteTestSupport
import Testing

@testable import SiteContent

/// When the time stamp of a file can be trusted.
@Suite struct FileStampTests {
  private static let second: Int64 = 1_000_000_000

  private func stamp(modified: Int64, changed: Int64? = nil) -> FileStamp {
    FileStamp(size: 1, modified: modified, changed: changed ?? modified, inode: 2, device: 3)
  }

  @Test("20 ms after the last change, a second one could not have the same stamp")
  func fine() {
    let stamp = stamp(modified: 5 * Self.second + 123)
    #expect(!stamp.isSettled(at: 5 * Self.second))
    #expect(!stamp.isSettled(at: 5 * Self.second + 123))
    #expect(!stamp.isSettled(at: 5 * Self.second + 20_000_123))
    #expect(stamp.isSettled(at: 5 * Self.second + 20_000_124))
  }

  @Test("where the disk tells whole seconds, two of them must have passed")
  func coarse() {
    let stamp = stamp(modified: 5 * Self.second)
    #expect(!stamp.isSettled(at: 7 * Self.second))
    #expect(stamp.isSettled(at: 7 * Self.second + 1))
  }

  @Test("an old time of modification, set by hand, does not hide that the file has just changed")
  func backdated() {
    let now = 100 * Self.second + 1
    #expect(!stamp(modified: 5, changed: now).isSettled(at: now))
    #expect(!stamp(modified: now + Self.second, changed: 5).isSettled(at: now), "nor one to come")
    // A whole second was set: the disk itself is finer.
    #expect(stamp(modified: 5 * Self.second, changed: now).isSettled(at: now + 20_000_001))
  }

  @Test("a file that has just been written is not settled, and is a little later")
  func real() async throws {
    let folder = try TemporaryFolder()
    try folder.write("un", to: "a")
    let written = try #require(FileStamp(of: folder["a"]))
    // The disk's clock at that very moment: on a busy machine, a second file may come much later.
    #expect(!written.isSettled(at: written.changed))
    #expect(written.size == 2)
    try await Task.sleep(for: .milliseconds(60))
    try folder.write("deux", to: "clock")
    let later = try #require(FileStamp(of: folder["clock"])).modified
    #expect(FileStamp(of: folder["a"]) == written)
    #expect(written.isSettled(at: later))
  }

  @Test("another text of the same length with the old time of modification is another stamp")
  func sameSize() async throws {
    let folder = try TemporaryFolder()
    try folder.write("un", to: "a")
    let before = try #require(FileStamp(of: folder["a"]))
    let date = try #require(try folder.modificationDate("a"))
    try await Task.sleep(for: .milliseconds(30))
    try folder.write("ab", to: "a")
    try folder.setModificationDate(date, of: "a")
    #expect(FileStamp(of: folder["a"]) != before)
  }

  @Test("links are followed, and a missing file has none")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.write("un", to: "a")
    try folder.link("b", to: "a")
    #expect(FileStamp(of: folder["b"]) == FileStamp(of: folder["a"]))
    #expect(FileStamp(of: folder["c"]) == nil)
  }
}
