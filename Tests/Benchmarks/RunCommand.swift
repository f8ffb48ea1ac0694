import ArgumentParser
import Foundation

/// Measures everything, and writes the table.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Measure blogsite beside Hugo and cp -r.",
    discussion: """
      Run from the folder of the checkout, after a release build. A small run takes a minute:
        benchmarks run --sizes 1000 --rounds 2
      """)

  @Option(
    parsing: .upToNextOption,
    help: "Sizes of blogs: articles, or articles and comments as in 4000x40000.")
  var sizes = BlogSize.all

  @Option(help: "Rounds for every size (default: 5 for small blogs, 2 for others).")
  var rounds: Int?

  @Option(help: "Hugo’s own binary; without it there is nothing to compare with.")
  var hugo: String?

  @Option(help: "The release build.")
  var blogsite = ".build/release/blogsite"

  @Option(help: "Where to build; the folder’s “run” is deleted before and after.")
  var folder = ".build/bench"

  @Option(help: "A folder on a memory file system: every size is measured there too (its “run” is deleted).")
  var tmpfs: String?

  @Flag(help: "Also run “make site” in a fresh clone of this checkout.")
  var fresh = false

  @Flag(help: "Also measure an edit under “blogsite serve”, in Chromium.")
  var serve = false

  @Flag(help: "Only measure how the time grows with the size of hostile input; “--write” is left alone.")
  var costs = false

  @Option(help: "With --costs: only shapes whose name holds this.")
  var shape = ""

  @Flag(help: "Only measure photographs in other sizes; “--write” is left alone.")
  var images = false

  @Option(help: "With --images: how many.")
  var photographs = 500

  @Option(help: "With --images: a Python that has Pillow.")
  var python = "python3"

  @Option(help: "The date to write into the report.")
  var date: String

  @Option(help: "A document with the two marks between which the tables go (default: standard output).")
  var write: String?

  func validate() throws {
    if photographs < 1 { throw ValidationError("--photographs wants at least 1.") }
    if let rounds, rounds < 1 { throw ValidationError("--rounds wants at least 1.") }
  }

  func run() async throws {
    if costs { return try measureCosts() }
    if images { return try measureImages() }
    // Tell now what would be found wrong only after a quarter of an hour.
    if let write { _ = try MarkedSection.replacing(in: try text(of: write), with: "") }
    let work = try Self.emptyFolder(folder + "/run")
    defer { try? FileManager.default.removeItem(atPath: work) }
    let memory = try tmpfs.map { try Self.emptyFolder($0 + "/run") }
    defer { if let memory { try? FileManager.default.removeItem(atPath: memory) } }
    let contenders = Contenders(
      blogsite: blogsite, hugo: hugo, generator: Bundle.main.executablePath ?? CommandLine.arguments[0],
      templates: "templates", hugoLayouts: "Tests/Benchmarks/Hugo")
    var report = Report(date: date, machine: try Machine(folder: work, hugo: hugo), results: [])
    for size in sizes {
      report.results.append(try measure(size, contenders, in: work))
      guard let memory else { continue }
      report.inMemory.append(try measure(size, contenders, in: memory))
      // Memory is dearer than a disk; nothing slows down what comes after a deletion there.
      try? FileManager.default.removeItem(atPath: Self.folder(of: size, in: memory))
    }
    if serve {
      Self.say("an edit under serve")
      report.edit = try EditUnderServe.measure(contenders, folder: work)
    }
    if fresh {
      // What was measured in a quarter of an hour must not be lost with this.
      if write != nil { try publish(report) }
      Self.say("make site in a fresh clone")
      report.freshBuild = try FreshBuild.measure(folder: work)
    }
    try publish(report)
  }

  private func measure(_ size: BlogSize, _ contenders: Contenders, in work: String) throws -> SizeResult {
    let place = tmpfs.map { work.hasPrefix(URL(fileURLWithPath: $0).path) } == true ? ", in memory" : ""
    return try SizeBenchmark(
      size: size, rounds: rounds ?? size.rounds, contenders: contenders,
      folder: Self.folder(of: size, in: work),
      say: { Self.say("\(size.title)\(place): \($0)") }
    ).run()
  }

  private static func folder(of size: BlogSize, in work: String) -> String {
    "\(work)/\(size.articles)x\(size.comments)"
  }

  private static func emptyFolder(_ path: String) throws -> String {
    let path = URL(fileURLWithPath: path).path
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  private func measureImages() throws {
    let work = try Self.emptyFolder(folder + "/images")
    defer { try? FileManager.default.removeItem(atPath: work) }
    try ImagesBenchmark(
      photographs: photographs, blogsite: URL(fileURLWithPath: blogsite).path,
      hugo: hugo.map { URL(fileURLWithPath: $0).path }, python: python, folder: work
    ).run()
  }

  private func measureCosts() throws {
    // It is the program that is measured, and a disk has moods of its own.
    let memory = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm/blogsite-bench" : folder
    let work = try Self.emptyFolder((tmpfs ?? memory) + "/costs")
    defer { try? FileManager.default.removeItem(atPath: work) }
    let benchmark = CostsBenchmark(
      blogsite: URL(fileURLWithPath: blogsite).path, templates: "templates", folder: work, say: Self.say)
    let results = try benchmark.run(CostShape.all.filter { shape.isEmpty || $0.name.contains(shape) })
    print(CostsBenchmark.markdown(results))
    if results.contains(where: { !$0.isWithin }) { throw ExitCode.failure }
  }

  private func publish(_ report: Report) throws {
    guard let write else { return print(report.markdown) }
    let document = try MarkedSection.replacing(in: try text(of: write), with: report.markdown)
    try Data(document.utf8).write(to: URL(fileURLWithPath: write), options: .atomic)
  }

  private func text(of path: String) throws -> String {
    try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
  }

  private static func say(_ line: String) {
    // Nobody may be listening; the figures come anyway.
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }
}
