import Foundation
import SiteTestSupport

/// How the time of a build grows with what a file holds: twice as much may take twice the time, and hardly more.
struct CostsBenchmark {
  let blogsite: String
  let templates: String
  /// A folder for this alone.
  let folder: String
  let say: (String) -> Void

  /// The most that twice the size may cost.
  static let limit = 2.4
  /// Below this, what is measured is the machine and not the program; in seconds of processor time.
  private static let least = 0.15
  /// A growth to less than this is not judged. Only what has a limit of its own stays as short, whatever a file holds.
  private static let judged = 0.05
  private static let rounds = 2
  /// A shape above the limit is given as many more: a square does not go away.
  private static let moreRounds = 10

  struct Result: Sendable {
    var shape: String
    /// The smallest of the three sizes.
    var size: Int
    /// Whether the largest was refused: then what was measured is the way to the error.
    var isRefused = false
    /// Of each round: seconds of processor time at n, 2n and 4n, without those of an empty blog.
    var rounds: [[Double]] = []

    /// The middle one of all rounds.
    var times: [Double] { (0..<3).map { i in median(rounds.map { $0[i] }) } }
    /// The growth from n to 2n and from 2n to 4n. The machine is fast in one minute and slow in another, so times are
    /// compared with those of their own round.
    var growth: [Double] { (1..<3).map { i in median(rounds.map { $0[i] / $0[i - 1] }) } }
    /// What is held against the limit; nil where all took too short a time to tell.
    var worst: Double? { zip(times.dropFirst(), growth).filter { $0.0 >= judged }.map(\.1).max() }
    var isWithin: Bool { worst.map { $0 <= limit } ?? true }
    var title: String { shape + (isRefused ? " (refused)" : "") }

    private func median(_ numbers: [Double]) -> Double {
      let (sorted, middle) = (numbers.sorted(), numbers.count / 2)
      return numbers.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
  }

  func run(_ shapes: [CostShape]) throws -> [Result] {
    let empty = try Blog([:], self, name: "empty")
    say("an empty blog: \(Figures.time(try empty.time()))")
    return try shapes.map { shape in
      let result = try measure(shape, beside: empty)
      say("\(result.title): \(Self.row(result))")
      return result
    }
  }

  private func measure(_ shape: CostShape, beside empty: Blog) throws -> Result {
    var result = Result(shape: shape.name, size: try size(of: shape, beside: empty))
    let blogs = try (0..<3).map { try Blog(shape.files(result.size << $0), self, name: "blog\($0)") }
    repeat {
      let nothing = try empty.time()
      result.rounds.append(try blogs.map { max(try $0.time() - nothing, 0.001) })
    } while result.rounds.count < Self.rounds
      || (!result.isWithin && result.rounds.count < Self.rounds + Self.moreRounds)
    result.isRefused = try blogs[2].build().code != 0
    return result
  }

  /// The smallest size whose time can be told from the machine's moods.
  private func size(of shape: CostShape, beside empty: Blog) throws -> Int {
    var size = shape.start
    let nothing = try empty.time()
    while size * 8 <= shape.most {
      let time = try Blog(shape.files(size), self, name: "blog").time() - nothing
      if time >= Self.least { break }
      let start = size
      // Nearer at a stroke where most is missing; what little time was taken for it says how much.
      let missing = Self.least / max(time, Self.least / 8)
      repeat { size *= 2 } while Double(size) < Double(start) * missing / 2 && size * 8 <= shape.most
    }
    return size
  }

  /// A blog that is built again and again.
  private struct Blog {
    let root: String
    let benchmark: CostsBenchmark

    init(_ files: [String: String], _ benchmark: CostsBenchmark, name: String) throws {
      self.benchmark = benchmark
      root = benchmark.folder + "/" + name
      try? FileManager.default.removeItem(atPath: root)
      try FileManager.default.createDirectory(
        atPath: root + "/content/articles", withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: benchmark.templates, toPath: root + "/templates")
      let settings = "title: Essai\nurl: https://example.org/\n"
      for (path, text) in files.merging(["content/site.yml": settings], uniquingKeysWith: { a, _ in a }) {
        let url = URL(fileURLWithPath: root + "/" + path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      }
    }

    /// Seconds of processor time that one build takes.
    func time() throws -> Double { try build().cpu }

    func build() throws -> ProcessRun {
      let site = benchmark.folder + "/site"
      defer { try? FileManager.default.removeItem(atPath: site) }
      // What is refused costs time, too.
      return try ProcessRun.measure(
        benchmark.blogsite, ["build", "--root", root, "--output", site, "--no-cache", "--quiet"],
        folder: benchmark.folder, accepting: [0, 1])
    }
  }

  // MARK: The table

  static func markdown(_ results: [Result]) -> String {
    let head = "| what | n | time at n, 2n, 4n | growth |\n| --- | --: | --: | --: |"
    let judged = results.compactMap(\.worst)
    let worst = judged.max() ?? 0
    let summary = """
      \(results.count) shapes, \(results.count - judged.count) of them too short to tell; the largest growth per \
      doubling is \(digits(worst)), \(worst <= limit ? "within" : "above") the limit of \(digits(limit)).
      """
    return ([head] + results.map { "| \($0.title.replacing("|", with: "\\|")) | \(row($0)) |" }).joined(
      separator: "\n")
      + "\n\n" + summary
  }

  private static func row(_ result: Result) -> String {
    let times = result.times.map { Figures.time($0) }.joined(separator: ", ")
    return "\(Figures.count(result.size)) | \(times) | \(result.growth.map(digits).joined(separator: ", "))"
  }

  private static func digits(_ number: Double) -> String { String(format: "%.2f", number) }
}
