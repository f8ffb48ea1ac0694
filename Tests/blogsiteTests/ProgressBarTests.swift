import Foundation
import SiteGenerator
import SiteTestSupport
import Synchronization
import Testing

@testable import blogsite

@Suite struct ProgressBarTests {
  @Test("a stage that counts has a bar and its count, any other its name")
  func text() {
    #expect(ProgressBar.text(.parse, done: 0, all: 0) == "parse")
    #expect(ProgressBar.text(.write, done: 0, all: 27_776) == "write ░░░░░░░░░░░░░░░░░░░░ 0/27,776")
    #expect(ProgressBar.text(.write, done: 12_345, all: 27_776) == "write ████████░░░░░░░░░░░░ 12,345/27,776")
    #expect(ProgressBar.text(.write, done: 999, all: 999) == "write ████████████████████ 999/999")
  }

  @Test("on a terminal, a build that takes longer than a second shows its stage, a bar and a count")
  func slow() throws {
    let site = try Self.site(articles: 300)
    let run = try Self.buildLate(site)
    #expect(run.code == 0)
    // Each line takes the place of the one before it.
    let lines = run.screen.replacing("\r\n", with: "\r").split(separator: "\r").map {
      $0.replacing("\u{1B}[K", with: "")
    }
    #expect(lines.contains("waiting for another build of this site to end"), "\(lines)")
    #expect(lines.contains("scan"), "\(lines)")
    let bars = lines.compactMap { $0.wholeMatch(of: /write [█░]{20} ([0-9,]+)\/([0-9,]+)/) }
    #expect(bars.count > 0, "\(lines)")
    #expect(Set(bars.map { String($0.2) }).count == 1)
    // The bar is taken away, and the summary stands on a clean line.
    #expect(run.screen.hasSuffix("\r\u{1B}[K"))
    #expect(run.output.hasPrefix("site/: 300 articles, 0 comments; "))
  }

  @Test("a build shows nothing of it within its first second, and its stage later")
  func age() {
    func shown(by start: ContinuousClock.Instant) -> String {
      let written = Mutex("")
      let bar = ProgressBar(isShown: true, start: start) { text in written.withLock { $0 += text } }
      bar.begin(.scan)
      bar.end()
      return written.withLock { $0 }
    }
    // A minute ahead: on a busy machine the test itself may take a second.
    #expect(shown(by: .now + .seconds(60)) == "")
    #expect(shown(by: .now - .seconds(1)) == "\rscan\u{1B}[K\r\u{1B}[K")
  }

  @Test("a build that must not shows nothing of it, however long it takes", arguments: ["NO_COLOR", "-q"])
  func silent(kind: String) throws {
    let site = try Self.site(articles: 1)
    let run =
      kind == "-q"
      ? try Self.buildLate(site, ["-q"]) : try Self.buildLate(site, environment: ["NO_COLOR": "1"])
    #expect(run.code == 0)
    #expect(!run.screen.contains("\u{1B}"), "\(run.screen)")
    #expect(!run.screen.contains("scan"), "\(run.screen)")
  }

  @Test("a build whose terminal goes away, as when a connection breaks, is done all the same")
  func lostTerminal() throws {
    let site = try Self.site(articles: 300)
    let run = try Self.buildLate(site, isLost: true)
    #expect(run.screen.hasPrefix("waiting for another build"))
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("site/: 300 articles, 0 comments; "))
  }

  private static func site(articles: Int) throws -> TemporaryFolder {
    let site = try makeSite()
    for number in 0..<articles {
      try site.write(
        SmallSite.article("Titre \(number)"),
        to: "content/articles/20\(10 + number % 10)-11-06-a\(number).md")
    }
    return site
  }

  /// A build that must wait for more than a second for another one.
  private static func buildLate(
    _ site: TemporaryFolder, _ arguments: [String] = [], environment: [String: String] = [:],
    isLost: Bool = false
  ) throws -> PseudoTerminal.Run {
    try site.write("", to: ".blogsite/lock")
    let lock = open(site[".blogsite/lock"], O_RDWR | O_CLOEXEC)
    #expect(flock(lock, LOCK_EX) == 0)
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 2)
      close(lock)
    }
    return try PseudoTerminal.run(
      ["build"] + arguments, in: site.path, environment: environment, isLost: isLost)
  }
}
