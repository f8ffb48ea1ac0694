import Foundation
import SiteTestSupport
import Testing

/// The real programs that take readers' messages, killed by the system at any moment: nothing is lost, nothing doubled.
///
/// A few kills in every run of the tests; those of a whole proof with `make proof`.
@Suite struct KilledInboxTests {
  private static let kills =
    (ProcessInfo.processInfo.environment["BLOGSITE_KILLS"].flatMap { Int($0) } ?? 16) / 2
  private static let article = "2026-02-03-velo"
  private static let count = 300

  private func blog(_ folder: TemporaryFolder) throws {
    try folder.write("title: T\nurl: https://example.org/\n", to: "content/site.yml")
    try folder.write(
      SmallSite.article("Le vélo", "date: 2026-02-03"), to: "content/articles/\(Self.article).md")
  }

  private func numbers(_ folder: TemporaryFolder) throws -> [Int] {
    guard folder.exists("content/comments") else { return [] }
    return try folder.files(in: "content/comments").compactMap { file in
      let text = try folder.read("content/comments/" + file)
      #expect(text.hasPrefix("---\n") && text.contains("\nformat: text\n"), "\(file) is cut off")
      return text.firstMatch(of: /avis numéro ([0-9]+)\./).flatMap { Int($0.1) }
    }.sorted()
  }

  @Test("an inbox that is killed goes on where it was")
  func inbox() async throws {
    var random = SeededRandom(seed: 16)
    var interrupted = 0
    for trial in 0..<Self.kills {
      let folder = try TemporaryFolder()
      try blog(folder)
      for i in 0..<Self.count {
        try folder.write(
          "Blogsite-Message: 1\nArticle: \(Self.article)\nName: Léa\nDate: 2026-02-05T10:00:00Z\n\nMon avis numéro \(i).\n",
          to: "spool/\(i).message")
      }
      for _ in 0..<3 {
        let run = try BackgroundProcess(
          [try Repository.binary(), "inbox", "spool", "--quiet"], in: folder.path)
        // Some kills come at a random time, most once it has begun to write.
        if trial % 4 == 0 {
          try await Task.sleep(for: .milliseconds(Int.random(in: 1...250, using: &random)))
        } else {
          let wanted = numbersOfFiles(folder) + Int.random(in: 1...60, using: &random)
          while run.isRunning, numbersOfFiles(folder) < wanted { await Task.yield() }
        }
        run.end(by: SIGKILL)
        let found = try numbers(folder)
        #expect(Set(found).count == found.count, "trial \(trial): doubled")
        if !found.isEmpty, found.count < Self.count { interrupted += 1 }
      }
      let rest = try Repository.run(["inbox", "spool", "--quiet"], in: folder.path)
      #expect(rest.code == 0, "\(rest.errors)")
      #expect(try numbers(folder) == Array(0..<Self.count), "trial \(trial)")
    }
    #expect(interrupted > 0)
  }

  /// Cheap, for it is asked all the time.
  private func numbersOfFiles(_ folder: TemporaryFolder) -> Int {
    (try? FileManager.default.contentsOfDirectory(atPath: folder["content/comments/" + Self.article]))?.count
      ?? 0
  }

  @Test("what a receiver has answered for is on the disk, whenever it is killed")
  func receiver() async throws {
    var random = SeededRandom(seed: 17)
    for trial in 0..<max(2, Self.kills / 4) {
      let folder = try TemporaryFolder()
      try blog(folder)
      let receiver = try BackgroundProcess(
        [try Repository.binary(), "receive", "--spool", "spool", "--port", "0", "--hourly", "100000"],
        in: folder.path)
      let port = try #require(UInt16(try await receiver.wait(for: /port ([0-9]+);/).1))
      let most = Int.random(in: 5...40, using: &random)
      let accepted = try await withThrowingTaskGroup(of: [Int].self) { group in
        for worker in 0..<4 {
          group.addTask {
            var accepted: [Int] = []
            for i in 0..<200 {
              let number = worker * 1000 + i
              let form = "article=\(Self.article)&name=Lea&text=Mon+avis+num%C3%A9ro+\(number)."
              // Once it is killed, nobody answers.
              guard (try? await RawClient.post(port: port, "/", form))?.status == 303 else { break }
              accepted.append(number)
              if worker == 0, i == most { receiver.end(by: SIGKILL) }
            }
            return accepted
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(accepted.count >= most)
      let run = try Repository.run(["inbox", "spool", "--quiet"], in: folder.path)
      #expect(run.code == 0, "\(run.errors)")
      let found = try numbers(folder)
      #expect(Set(found).count == found.count, "trial \(trial): doubled")
      #expect(Set(accepted).subtracting(found) == [], "trial \(trial): lost")
    }
  }
}
