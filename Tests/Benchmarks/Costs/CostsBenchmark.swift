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
  private static let least = 0.12
  private static let rounds = 2

  struct Result: Sendable {
    var shape: String
    /// The smallest of the three sizes.
    var size: Int
    /// Seconds of processor time at n, 2n and 4n, without those of an empty blog.
    var times: [Double]

    /// The growth from n to 2n and from 2n to 4n.
    var growth: [Double] { zip(times.dropFirst(), times).map { $0 / $1 } }
    /// What is held against the limit.
    var worst: Double { growth.max() ?? 0 }
  }

  func run(_ shapes: [CostShape]) throws -> [Result] {
    let empty = try time([:])
    say("an empty blog: \(Figures.time(empty))")
    return try shapes.map { shape in
      var result = try measure(shape, empty)
      // A machine that was busy with something else is given another chance; a square does not go away.
      for _ in 0..<4 where result.worst > Self.limit { result = best(result, try measure(shape, empty)) }
      say("\(shape.name): \(Self.row(result))")
      return result
    }
  }

  private func measure(_ shape: CostShape, _ empty: Double) throws -> Result {
    var size = shape.start
    var first = try time(shape.files(size)) - empty
    while first < Self.least, size * 8 <= shape.most {
      size *= 2
      first = try time(shape.files(size)) - empty
    }
    let times = try [size, 2 * size, 4 * size].map { try max(time(shape.files($0)) - empty, 0.001) }
    return Result(shape: shape.name, size: size, times: times)
  }

  /// What else runs can only add to a time, so the least of each size is the nearest to the truth.
  private func best(_ one: Result, _ other: Result) -> Result {
    guard one.size == other.size else { return one.worst <= other.worst ? one : other }
    return Result(shape: one.shape, size: one.size, times: zip(one.times, other.times).map { min($0, $1) })
  }

  /// The least processor time of some builds: what else runs can only add to it.
  private func time(_ files: [String: String]) throws -> Double {
    let root = folder + "/blog"
    try? FileManager.default.removeItem(atPath: root)
    try FileManager.default.createDirectory(
      atPath: root + "/content/articles", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: templates, toPath: root + "/templates")
    let settings = "title: Essai\nurl: https://example.org/\n"
    for (path, text) in files.merging(["content/site.yml": settings], uniquingKeysWith: { a, _ in a }) {
      let url = URL(fileURLWithPath: root + "/" + path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    var least = Double.infinity
    for _ in 0..<Self.rounds {
      // What is refused costs time, too.
      let run = try ProcessRun.measure(
        blogsite, ["build", "--root", root, "--output", folder + "/site", "--no-cache", "--quiet"],
        folder: folder,
        accepting: [0, 1])
      try? FileManager.default.removeItem(atPath: folder + "/site")
      least = min(least, run.cpu)
      // Of long runs one is enough.
      if run.cpu > 2 { break }
    }
    return least
  }

  // MARK: The table

  static func markdown(_ results: [Result]) -> String {
    let head = "| what | n | time at n, 2n, 4n | growth |\n| --- | --: | --: | --: |"
    let worst = results.map(\.worst).max() ?? 0
    let summary = """
      \(results.count) shapes; the largest growth per doubling is \(digits(worst)), \(worst <= limit ? "within" : "above") \
      the limit of \(digits(limit)).
      """
    return ([head] + results.map { "| \($0.shape.replacing("|", with: "\\|")) | \(row($0)) |" }).joined(
      separator: "\n")
      + "\n\n" + summary
  }

  private static func row(_ result: Result) -> String {
    let times = result.times.map { Figures.time($0) }.joined(separator: ", ")
    return "\(Figures.count(result.size)) | \(times) | \(result.growth.map(digits).joined(separator: ", "))"
  }

  private static func digits(_ number: Double) -> String { String(format: "%.2f", number) }
}
