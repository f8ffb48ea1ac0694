import Foundation

/// The programs that are measured, and what they are given.
struct Contenders: Sendable {
  /// The release build of blogsite.
  var blogsite: String
  /// Nil where there is none.
  var hugo: String?
  /// This program: it writes the blogs in a process of its own, for whoever measures must stay small.
  var generator: String
  var templates: String
  var hugoLayouts: String
}

/// What was measured with blogs of one size.
struct SizeResult: Sendable {
  var size: BlogSize
  var runs: [Case: [ProcessRun]] = [:]
  var census = SiteCensus()
  var hugoCensus: SiteCensus?

  func walls(_ item: Case) -> [Double] { runs[item, default: []].map(\.wall) }
  func memory(_ item: Case) -> [Double] { runs[item, default: []].map { Double($0.peakMemory) } }
  func cpu(_ item: Case) -> [Double] { runs[item, default: []].map(\.cpu) }

  /// How many files a build of ours says that it wrote.
  func written(_ item: Case) -> Int? {
    guard let output = runs[item]?.last?.output, let match = output.firstMatch(of: /([0-9]+) written/) else {
      return nil
    }
    return Int(match.1)
  }
}

/// Rounds of all cases with one blog.
struct SizeBenchmark {
  let size: BlogSize
  let rounds: Int
  let contenders: Contenders
  /// A folder for this blog alone. Whoever gave it deletes it, once everything is measured: see `setAside`.
  let folder: String
  let say: (String) -> Void

  private var blog: String { folder + "/blogsite" }
  /// The same blog with links that lead nowhere.
  private var deadBlog: String { folder + "/dead" }
  private var site: String { blog + "/site" }
  private var hugoBlog: String { folder + "/hugo" }
  private var hugoSite: String { hugoBlog + "/public" }
  private var copy: String { folder + "/copy" }

  /// - Throws: `ProcessRun.Failure` where a program fails, or where the sites are not what they should be.
  func run() throws -> SizeResult {
    try FileManager.default.createDirectory(atPath: folder + "/aside", withIntermediateDirectories: true)
    let cases = size.cases(hasHugo: contenders.hugo != nil)
    let hasHugo = cases.contains { $0.isHugo }
    say("writing the blog")
    try generate("blogsite", to: blog)
    if hasHugo { try generate("hugo", to: hugoBlog) }
    if cases.contains(.deadLinks) { try generate("blogsite", to: deadBlog, ["--dead-links", "5"]) }
    let ours = try EditedBlog(root: blog, contender: .blogsite)
    let theirs = hasHugo ? try EditedBlog(root: hugoBlog, contender: .hugo) : nil
    var result = SizeResult(size: size)
    for round in 1...rounds {
      for item in cases {
        try prepare(item, round: round, ours, theirs)
        // What was written before is on the disk when the clock starts.
        _ = try run("sync", [])
        let measured = try run(item)
        say("round \(round) of \(rounds), \(item.title): \(Figures.time(measured.wall))")
        result.runs[item, default: []].append(measured)
        if round == 1, item == .cold { result.census = try SiteCensus(folder: site) }
        if round == 1, item == .hugoCold { result.hugoCensus = try SiteCensus(folder: hugoSite) }
      }
    }
    if let census = result.hugoCensus { try result.census.check(against: census) }
    if size.articles <= 20_000 { try checkLastBuild() }
    return result
  }

  /// What has to be so before the clock starts.
  private func prepare(_ item: Case, round: Int, _ ours: EditedBlog, _ theirs: EditedBlog?) throws {
    switch item {
    case .cold:
      try setAside(site, round)
      try setAside(blog + "/.blogsite", round)
      try ours.receiveComment(round)
    case .hugoCold:
      try setAside(hugoSite, round)
      try theirs?.receiveComment(round)
    case .copy: try setAside(copy, round)
    case .unchanged:
      // Files of the last hundredths of a second of a build are looked at again by the next one. That is behind us.
      _ = try run(.unchanged)
    case .hugoUnchanged: break
    case .comment: try ours.approveComment(round)
    case .hugoComment: try theirs?.approveComment(round)
    case .article: try ours.editArticle(round)
    case .tag: try ours.changeTag()
    case .partial: try ours.changePartial(round)
    case .settings: try ours.changeSetting(round)
    case .check: try setAside(blog + "/.blogsite", round, "check")
    case .checkAgain: break
    case .deadLinks:
      try setAside(deadBlog + "/site", round, "dead")
      try setAside(deadBlog + "/.blogsite", round, "dead")
    }
  }

  private func run(_ item: Case) throws -> ProcessRun {
    if item == .copy { return try run("cp", ["-r", site, copy]) }
    if item == .check || item == .checkAgain {
      return try run(contenders.blogsite, ["check", "--root", blog])
    }
    if item == .deadLinks { return try run(contenders.blogsite, ["build", "--root", deadBlog]) }
    guard item.isHugo else { return try run(contenders.blogsite, ["build", "--root", blog]) }
    return try run(contenders.hugo ?? "hugo", ["--quiet", "--source", hugoBlog])
  }

  private func run(_ program: String, _ arguments: [String]) throws -> ProcessRun {
    try ProcessRun.measure(program, arguments, folder: folder)
  }

  private func generate(_ contender: String, to root: String, _ more: [String] = []) throws {
    _ = try run(
      contenders.generator,
      [
        "generate", "--for", contender, "--articles", String(size.articles), "--comments",
        String(size.comments),
        "--templates", contenders.templates, "--hugo-layouts", contenders.hugoLayouts, root,
      ] + more)
  }

  /// Fast is worth nothing where it is wrong: after all edits, the site is that of a clean build.
  private func checkLastBuild() throws {
    say("comparing the site with that of a clean build")
    let clean = folder + "/clean"
    _ = try run(contenders.blogsite, ["build", "--root", blog, "--output", clean, "--no-cache"])
    _ = try run("diff", ["--recursive", "--brief", "--exclude=.gitignore", site, clean])
  }

  /// Clears the place of a folder without deleting it.
  ///
  /// ext4 without a journal gives no inode away again for minutes, and looks at each of those that were just deleted
  /// whenever a file is made (`recently_deleted` in Linux's fs/ext4/ialloc.c): a build after the deletion of a site
  /// takes four times as long as one beside it.
  private func setAside(_ path: String, _ round: Int, _ part: String = "build") throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let name = URL(fileURLWithPath: path).lastPathComponent
    try FileManager.default.moveItem(atPath: path, toPath: "\(folder)/aside/\(round)-\(part)-\(name)")
  }
}
