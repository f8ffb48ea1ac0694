import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// What a finished build was made from, and for how long its result holds.
@Suite struct BuildStateTests {
  @Test("it comes back from the cache in every property")
  func roundTrip() throws {
    let other = BuildState(
      inputs: .zero, isSettled: false, validity: .min..<Int64.max, files: 0, diagnostics: [], title: "",
      pages: 0, copies: 1, articles: 0, comments: 0, leftOut: [], manifest: .zero, searchWords: .zero,
      searchFiles: [])
    for (a, b) in zip(Mirror(reflecting: BuildState.sample).children, Mirror(reflecting: other).children) {
      #expect(
        "\(a.value)" != "\(b.value)", "set '\(a.label ?? "?")' of both samples, and to different values")
    }
    for state in [BuildState.sample, other] {
      var writer = ByteWriter()
      writer.put(state)
      var reader = ByteReader(writer.bytes)
      #expect("\(try reader.value(BuildState.self))" == "\(state)")
      #expect(reader.isAtEnd)
      for count in writer.bytes.indices {
        var short = ByteReader(Array(writer.bytes.prefix(count)))
        #expect(throws: CacheDamage.self) { try short.value(BuildState.self) }
      }
    }
  }

  // MARK: How long a site is the same

  private static let day: Int64 = 86_400
  /// 2026-11-24 00:00 in Paris.
  private static let now: Int64 = 1_795_474_800

  private func validity(_ articles: [String], settings: String = "") async throws -> Range<Int64> {
    let folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try folder.write("title: Essai\nurl: https://example.org/\n" + settings, to: "content/site.yml")
    for (i, date) in articles.enumerated() {
      try folder.write(SmallSite.article("Un", "date: \(date)"), to: "content/articles/a\(i).md")
    }
    let options = BuildOptions(
      layout: SiteLayout(root: folder.path), now: .written("2026-11-24"), jobs: 1)
    return try #require(try await Stages.prepare(options).site).validity
  }

  @Test("without a date to come, a site is the same for ever")
  func forEver() async throws {
    #expect(try await validity(["2007-11-06"]) == Self.now..<Int64.max)
    #expect(try await validity([]) == Self.now..<Int64.max)
  }

  @Test("it changes at the next article's moment, which is public then")
  func nextArticle() async throws {
    #expect(
      try await validity(["2026-11-26", "2026-11-25", "2007-11-06"]) == Self.now..<Self.now + Self.day)
    #expect(try await validity(["2026-11-24T00:00:01"]) == Self.now..<Self.now + 1)
    #expect(try await validity(["2026-11-24"]) == Self.now..<Int64.max)
  }

  @Test("it changes when comments close")
  func comments() async throws {
    let settings = "comments: {open_for_days: 10}\n"
    // The last moment at which they are open is part of it.
    #expect(
      try await validity(["2026-11-20", "2007-11-06"], settings: settings)
        == Self.now..<Self.now + 6 * Self.day + 1)
    #expect(
      try await validity(["2026-11-14"], settings: settings) == Self.now..<Self.now + 1)
    #expect(try await validity(["2026-11-13"], settings: settings) == Self.now..<Int64.max)
  }

  @Test("a site is made for the end of its time as it is made a moment later, and not as the moment before")
  func comparison() async throws {
    let folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try folder.write(
      "title: Essai\nurl: https://example.org/\ncomments: {open_for_days: 10, email: a@example.org}\n",
      to: "content/site.yml")
    for (i, date) in ["2026-11-14", "2026-11-20T12:00", "2026-11-25", "2026-11-26T01:02:03"].enumerated() {
      try folder.write(SmallSite.article("Un", "date: \(date)"), to: "content/articles/a\(i).md")
    }
    /// What a clean build gives, and the end of its time.
    func build(_ moment: Int64) async throws -> (files: [String: [UInt8]], end: Int64) {
      var options = BuildOptions(
        layout: SiteLayout(root: folder.path), now: .clock(secondsSince1970: moment), jobs: 2)
      options.isClean = true
      let validity = try #require(try await Stages.prepare(options).site).validity
      #expect(validity.lowerBound == moment)
      #expect(try await Build.run(options).outcome != nil)
      return (try folder.contents(in: "site"), validity.upperBound)
    }
    var moment = Self.now
    var changes = 0
    while true {
      let (files, end) = try await build(moment)
      guard end != .max else { break }
      #expect(try await build(end - 1).files == files)
      #expect(try await build(end).files != files)
      changes += 1
      moment = end
    }
    // Two articles appear, and the comments of all four close.
    #expect(changes == 6)
  }
}

extension BuildState {
  static let sample = BuildState(
    inputs: Digest(high: 1, low: 2), isSettled: true, validity: -5..<7, files: 3,
    diagnostics: [.warning(.unknownKey, "a.md", SourcePosition(line: 1, column: 2), "m", hint: "h")],
    title: "Essai",
    pages: 4, copies: 5, articles: 6, comments: 8,
    leftOut: [
      LeftOut(source: "a.md", reason: .draft),
      LeftOut(source: "b.md", reason: .future(Moment(secondsSince1970: 9, offset: 3_600))),
    ], manifest: Digest(high: 3, low: 4), searchWords: Digest(high: 5, low: 6), searchFiles: ["t-a", "t-b"])
}
