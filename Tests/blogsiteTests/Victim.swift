import Foundation
import SiteTestSupport

/// A site whose builds are killed.
struct Victim {
  private var site: EditedSite
  private var random: SeededRandom
  /// How often what was edited was wrong, and nothing was built of it.
  private(set) var refused = 0

  /// When a build is killed.
  enum Moment {
    /// So long after its start.
    case start(Duration)
    /// So long after it has begun to change the site.
    case siteChanged(Duration)
    /// So long after it has begun to change the cache.
    case cacheChanged(Duration)
  }

  init(seed: UInt64) throws {
    site = try EditedSite(seed: seed, articles: 16)
    random = SeededRandom(seed: seed &+ 1_000)
  }

  private var folder: TemporaryFolder { site.folder }

  /// Builds, and tells how long that takes.
  func wholeBuild() throws -> Duration {
    let start = ContinuousClock.now
    _ = try build(folder)
    return ContinuousClock.now - start
  }

  private func build(_ folder: TemporaryFolder, _ more: [String] = []) throws -> Repository.Run {
    try Repository.run(["build"] + site.request.arguments + more, in: folder.path)
  }

  /// Changes some things.
  mutating func edit() throws -> [String] {
    var edits: [String] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) { edits.append(try site.edit()) }
    switch Int.random(in: 0..<8, using: &random) {
    case 0:
      for path in ["site", ".blogsite"] where folder.exists(path) { try folder.remove(path) }
      edits.append("a fresh checkout")
    case 1 where folder.exists("site"):
      try folder.remove("site")
      edits.append("a site that was deleted")
    default: break
    }
    return edits
  }

  /// Moments from the start to the end: a third in the whole of a build, the rest where it writes.
  mutating func moment(_ number: Int, whole: Duration) -> Moment {
    let part = Double.random(in: 0..<1, using: &random)
    switch number % 3 {
    case 0: return .start(whole * part * 1.1)
    case 1: return .siteChanged(whole * part * 0.2)
    default: return .cacheChanged(whole * part * 0.03)
    }
  }

  /// Starts a build and kills it; tells how far it had come.
  func kill(_ moment: Moment) throws -> KilledState {
    let before = traces()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Repository.binary())
    process.arguments = ["build"] + site.request.arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.start()
    let delay: Duration
    switch moment {
    case .start(let time): delay = time
    case .siteChanged(let time):
      delay = time
      while process.isRunning, traces().site == before.site { usleep(200) }
    case .cacheChanged(let time):
      delay = time
      while process.isRunning, traces().cache == before.cache { usleep(200) }
    }
    // Not a task's sleep: that ends when a thread is free.
    usleep(UInt32(delay / .microseconds(1)))
    if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    guard process.terminationReason == .uncaughtSignal else { return .finished }
    // The source files are kept while pages are written: what is left in the site says that it was at that.
    if folder.exists("site/.blogsite-tmp") { return .writingSite }
    let after = traces()
    if after.cache != before.cache { return .writingCache }
    return after.site == before.site ? .reading : .writingSite
  }

  /// What changes on the disk when a build begins to write: it puts a folder for its temporary files into the site.
  private func traces() -> (site: Date?, cache: Date?) {
    (try? folder.modificationDate("site"), try? folder.modificationDate(".blogsite/cache"))
  }

  /// Lets a build run to its end, and compares what it left with a clean build of a copy.
  mutating func differencesAfterNextBuild() throws -> [String] {
    var run = try build(folder)
    if run.code == 1 {
      // Wrong content: back to what was good.
      refused += 1
      try site.goBack()
      run = try build(folder)
    }
    let fresh = try TemporaryFolder()
    for top in ["content", "templates"] {
      try FileManager.default.copyItem(atPath: folder[top], toPath: fresh[top])
    }
    let clean = try build(fresh, ["--no-cache"])
    guard run.code == 0, clean.code == 0 else {
      return [
        "a build ended with \(run.code): \(run.errors)", "the clean one with \(clean.code): \(clean.errors)",
      ]
    }
    site.remember()
    let leftovers = try folder.files(in: ".blogsite").filter { $0.hasSuffix(".new") }
    let ours = try folder.contents(in: "site")
    return differences(ours, try fresh.contents(in: "site")) + (try site.wrongWords(ours))
      + leftovers.map { ".blogsite/\($0): should not be there" }
  }
}
