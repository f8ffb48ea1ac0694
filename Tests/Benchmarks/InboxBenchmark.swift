import ArgumentParser
import Foundation
import SiteTestSupport

/// What it costs to take readers' mails in: `Benchmarks inbox`.
struct InboxBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inbox", abstract: "Measure 'blogsite inbox' and 'blogsite receive'.")

  @Option(help: "How many messages lie in the Maildir.") var messages = 10_000
  @Option(help: "Bytes of an attachment, on average.") var attachment = 22_000
  @Option(help: "Forms that are sent to the receiver.") var forms = 2000
  @Option(help: "The release build.") var blogsite = ".build/release/blogsite"
  @Option(help: "blogsite’s templates, to copy.") var templates = "templates"
  @Option(help: "Where to work; the folder’s “inbox” is deleted before and after.") var folder =
    ".build/bench"

  func run() async throws {
    let work = URL(fileURLWithPath: folder + "/inbox").path
    let files = FileManager.default
    try? files.removeItem(atPath: work)
    defer { try? files.removeItem(atPath: work) }
    let blog = GeneratedBlog(articles: 1000, comments: 1500, seed: 2007)
    try blog.writeForBlogsite(to: work + "/blog", templates: templates)
    let size = try writeMaildir(work)
    print("| what | time | memory |\n| --- | --: | --: |")
    let arguments = ["inbox", "--root", work + "/blog", "--quiet", work + "/maildir"]
    func count() throws -> Int {
      try files.subpathsOfDirectory(atPath: work + "/blog/content/comments").count { $0.hasSuffix(".md") }
    }
    let before = try count()
    for (i, what) in [
      "\(messages) messages in a Maildir of \(size / 1_000_000) MB", "a second run, nothing new",
    ].enumerated() {
      let run = try ProcessRun.measure(URL(fileURLWithPath: blogsite).path, arguments, folder: work)
      print("| \(what) | \(String(format: "%.1f", run.wall)) s | \(run.peakMemory / 1_000_000) MB |")
      let new = try count() - before
      guard new == messages else {
        throw ProcessRun.Failure(description: "run \(i + 1): \(new) comments")
      }
    }
    try await measureReceiver(work)
  }

  /// Mails as mailers write them: quoted-printable text, an attachment, an answer quoted below. Gives their bytes.
  private func writeMaildir(_ work: String) throws -> Int {
    let files = FileManager.default
    for part in ["new", "cur", "tmp"] {
      try files.createDirectory(atPath: "\(work)/maildir/\(part)", withIntermediateDirectories: true)
    }
    let articles = try files.contentsOfDirectory(atPath: work + "/blog/content/comments").sorted()
    var random = SeededRandom(seed: 16)
    var size = 0
    for i in 0..<messages {
      let bytes = (0..<Int.random(in: 0...(2 * attachment), using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let lines = Data(bytes).base64EncodedString(options: .lineLength76Characters)
      let text = """
        Message-ID: <\(i)@reader.example>
        From: Lecteur <lecteur@reader.example>
        Date: Thu, 5 Feb 2026 10:00:00 +0100
        Subject: Commentaire
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain; charset=iso-8859-1
        Content-Transfer-Encoding: quoted-printable

        Blogsite-Message: 1
        Article: \(articles[i % articles.count])
        Name: Lecteur

        Un avis num=E9ro \(i) sur cet article, =E0 lire jusqu'au bout.
        --b
        Content-Type: image/jpeg
        Content-Transfer-Encoding: base64

        \(lines)
        --b--

        """
      size += text.utf8.count
      try text.write(toFile: "\(work)/maildir/new/\(i).host", atomically: false, encoding: .utf8)
    }
    return size
  }

  /// Forms over eight connections at a time, each on the disk before it is answered.
  private func measureReceiver(_ work: String) async throws {
    let receiver = try BackgroundProcess(
      [
        URL(fileURLWithPath: blogsite).path, "receive", "--root", work + "/blog", "--spool", work + "/spool",
        "--port", "0",
        "--hourly", "100000",
      ], in: work)
    guard let port = UInt16(try await receiver.wait(for: /port ([0-9]+);/).1) else { return }
    let start = ContinuousClock.now
    let (forms, at) = (forms, 8)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<at {
        group.addTask {
          for i in stride(from: worker, to: forms, by: at) {
            let answer = try await RawClient.post(port: port, "/", "article=a&name=Lecteur&text=Avis+\(i)")
            guard answer.status == 303 else {
              throw ProcessRun.Failure(description: "answer \(answer.status)")
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let duration = ContinuousClock.now - start
    let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    let status = try String(contentsOfFile: "/proc/\(receiver.identifier)/status", encoding: .utf8)
    let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }?.filter(\.isNumber) ?? "0"
    print(
      "| \(forms) forms to `receive`, eight at a time: \(Int(Double(forms) / seconds)) a second | \(String(format: "%.1f", seconds)) s | \((Int(peak) ?? 0) / 1000) MB |"
    )
  }
}
