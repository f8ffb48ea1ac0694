import Foundation
import SiteContent
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct BuildLockTests {
  @Test("a lock is free again after its holder has gone, and nobody waits")
  func free() throws {
    let folder = try TemporaryFolder()
    for _ in 0..<2 {
      let lock = try BuildLock(layout: SiteLayout(root: folder.path)) { Issue.record("nobody holds it") }
      _ = consume lock
    }
    #expect(try folder.files() == [".blogsite/.gitignore", ".blogsite/lock"])
  }

  /// Takes the lock on a thread of its own, for waiting would block the other tests' tasks.
  private func takeLock(_ layout: SiteLayout, _ log: AsyncStream<String>.Continuation) {
    Thread.detachNewThread {
      do {
        let lock = try BuildLock(layout: layout) { log.yield("second waits") }
        log.yield("second builds")
        _ = consume lock
      } catch {
        log.yield("\(error)")
      }
      log.finish()
    }
  }

  @Test("a second build says once that it waits, and goes on when the first ends", .timeLimit(.minutes(10)))
  func waits() async throws {
    let folder = try TemporaryFolder()
    let layout = SiteLayout(root: folder.path)
    let (events, log) = AsyncStream.makeStream(of: String.self)
    var iterator = events.makeAsyncIterator()
    let first = try BuildLock(layout: layout) { log.yield("first waits") }
    takeLock(layout, log)
    #expect(await iterator.next() == "second waits")
    try await Task.sleep(for: .milliseconds(50))
    log.yield("first ends")
    _ = consume first
    #expect(await iterator.next() == "first ends")
    #expect(await iterator.next() == "second builds")
    #expect(await iterator.next() == nil)
  }

  @Test("a build that waited on a deleted lock takes the one that others see", .timeLimit(.minutes(10)))
  func deletedLock() async throws {
    let folder = try TemporaryFolder()
    let layout = SiteLayout(root: folder.path)
    let (events, log) = AsyncStream.makeStream(of: String.self)
    var iterator = events.makeAsyncIterator()
    let first = try BuildLock(layout: layout) { log.yield("first waits") }
    takeLock(layout, log)
    #expect(await iterator.next() == "second waits")
    try folder.remove(".blogsite")
    _ = consume first
    #expect(await iterator.next() == "second builds")
    #expect(folder.exists(".blogsite/lock"))
  }

  @Test("a state folder that cannot be made is named")
  func noFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: ".blogsite")
    do {
      let lock = try BuildLock(layout: SiteLayout(root: folder.path)) {}
      _ = consume lock
      Issue.record("it should throw")
    } catch {
      #expect(error.description == "cannot make the folder '\(folder[".blogsite"])': Not a directory")
    }
  }
}
