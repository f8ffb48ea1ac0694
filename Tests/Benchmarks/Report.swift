/// The results as Markdown.
struct Report {
  var date: String
  var machine: Machine
  var results: [SizeResult]
  /// The same on a memory file system, where the disk's moods are out of it; none where that was not measured.
  var inMemory: [SizeResult] = []
  /// Of `make site` in a fresh clone, in seconds; nil where that was not measured.
  var freshBuild: Double?
  /// Of an edit under `serve`, in seconds; nil where that was not measured.
  var edit: Double?

  var markdown: String {
    let facts = ["measured on \(date)"] + machine.facts.map { "\($0.name): \($0.value)" }
    var parts = [facts.map { "- " + $0 }.joined(separator: "\n"), "### Targets", Target.table(targets)]
    if !inMemory.isEmpty {
      parts += ["### Targets on a memory file system", Target.table(targetsInMemory)]
    }
    for result in results {
      parts += ["### " + result.size.title, Self.table(result)] + Self.censusParts(result)
      if let same = inMemory.first(where: { $0.size == result.size }) {
        parts += ["The same on a memory file system:", Self.table(same)]
      }
    }
    return parts.joined(separator: "\n\n")
  }

  // MARK: Targets

  var targets: [Target] {
    func result(_ size: BlogSize) -> SizeResult? { results.first { $0.size == size } }
    let usual = result(.usual)
    return [
      compared(
        "cold build, \(BlogSize.usual.title)", usual, .cold, "Hugo, same content, same kinds of page",
        .hugoCold,
        goal: "1/8 of its time", 1.0 / 8),
      compared(
        "the same: memory", usual, .cold, "Hugo", .hugoCold, goal: "1/3 of its memory", 1.0 / 3,
        { $0.memory($1) }, Figures.memory),
      compared(
        "the same", usual, .cold, "`cp -r` of the finished site", .copy, goal: "at most 2.5 ×", 2.5),
      compared(
        "nothing changed, \(Figures.count(BlogSize.usual.articles)) articles", usual, .unchanged,
        "Hugo’s rebuild",
        .hugoUnchanged, goal: "1/100 of its time", 1.0 / 100),
      compared(
        "one approved comment, \(BlogSize.discussed.title)", result(.discussed), .comment, "Hugo’s rebuild",
        .hugoComment, goal: "1/50 of its time", 1.0 / 50),
      growth(result(.huge), usual, goal: "10 × the time, at most 11 ×", 11),
      largest(result(.huge), goal: "under 4 GiB", 4),
      Target(
        what: "an edit under `serve`, \(Figures.count(BlogSize.usual.articles)) articles",
        reference: "the editor’s eye", goal: "fresh in the browser within 150 ms",
        measured: edit.map(Figures.time), share: edit.map { $0 / 0.150 }),
      Target(
        what: "a fresh machine: `make site`", reference: "", goal: "under 4 minutes, compiler included",
        measured: freshBuild.map(Figures.time), share: freshBuild.map { $0 / 240 }),
    ]
  }

  var targetsInMemory: [Target] {
    func result(_ size: BlogSize) -> SizeResult? { inMemory.first { $0.size == size } }
    let (usual, hugo) = (result(.usual), "Hugo’s rebuild")
    return [
      compared(
        "cold build, \(BlogSize.usual.title)", usual, .cold, "Hugo", .hugoCold, goal: "1/8 of its time",
        1.0 / 8),
      compared("the same", usual, .cold, "`cp -r` of the finished site", .copy, goal: "at most 2.2 ×", 2.2),
      compared(
        "nothing changed, \(Figures.count(BlogSize.usual.articles)) articles", usual, .unchanged, hugo,
        .hugoUnchanged, goal: "1/200 of its time", 1.0 / 200),
      compared(
        "one approved comment, \(BlogSize.usual.title)", usual, .comment, hugo, .hugoComment,
        goal: "1/80 of its time", 1.0 / 80),
      compared(
        "one approved comment, \(BlogSize.discussed.title)", result(.discussed), .comment, hugo, .hugoComment,
        goal: "1/80 of its time", 1.0 / 80),
      growth(result(.huge), usual, goal: "at most 10.5 × the time", 10.5),
      largest(result(.huge), goal: "at most 1.5 GiB", 1.5),
    ]
  }

  private func compared(
    _ what: String, _ result: SizeResult?, _ item: Case, _ reference: String, _ other: Case, goal: String,
    _ limit: Double, _ values: (SizeResult, Case) -> [Double] = { $0.walls($1) },
    _ figure: (Double) -> String = Figures.time
  ) -> Target {
    var target = Target(what: what, reference: reference, goal: goal)
    guard let result, let own = Statistics.median(values(result, item)),
      let others = Statistics.median(values(result, other)),
      let ratio = Statistics.medianRatio(values(result, item), to: values(result, other))
    else { return target }
    target.measured = "\(figure(own)) beside \(figure(others)): \(Figures.ratio(ratio))"
    target.share = ratio / limit
    return target
  }

  private func growth(_ huge: SizeResult?, _ usual: SizeResult?, goal: String, _ limit: Double) -> Target {
    var target = Target(
      what: "\(Figures.count(BlogSize.huge.articles)) articles",
      reference: "\(Figures.count(BlogSize.usual.articles)) articles", goal: goal)
    if let many = huge.flatMap({ Statistics.median($0.walls(.cold)) }),
      let fewer = usual.flatMap({ Statistics.median($0.walls(.cold)) })
    {
      target.measured = "\(Figures.time(many)) beside \(Figures.time(fewer)): \(Figures.ratio(many / fewer))"
      target.share = many / fewer / limit
    }
    return target
  }

  /// - Parameter limit: in GiB.
  private func largest(_ huge: SizeResult?, goal: String, _ limit: Double) -> Target {
    let peak = huge.flatMap { $0.memory(.cold).max() }
    return Target(
      what: "the same: memory", reference: "", goal: goal, measured: peak.map(Figures.memory),
      share: peak.map { $0 / (limit * 1_073_741_824) })
  }

  // MARK: Sizes

  static func table(_ result: SizeResult) -> String {
    var lines = [
      "| | time, median | from – to | all cores | peak memory | files written | of Hugo’s time |",
      "| --- | --: | --: | --: | --: | --: | --: |",
    ]
    for item in Case.allCases {
      let walls = result.walls(item)
      guard let median = Statistics.median(walls), let least = walls.min(), let most = walls.max(),
        let cpu = Statistics.median(result.cpu(item)), let memory = Statistics.median(result.memory(item))
      else { continue }
      let ratio = item.counterpart.flatMap { Statistics.medianRatio(walls, to: result.walls($0)) }
      let cells = [
        item.title, Figures.time(median), "\(Figures.time(least)) – \(Figures.time(most))", Figures.time(cpu),
        Figures.memory(memory), result.written(item).map(Figures.count) ?? "", ratio.map(Figures.ratio) ?? "",
      ]
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n\nRounds: \(result.runs[.cold]?.count ?? 0)."
  }

  /// What each made: the kinds that are compared are equal in number, or there is no report.
  private static func censusParts(_ result: SizeResult) -> [String] {
    guard let hugo = result.hugoCensus else {
      return ["\(Figures.count(result.census.files)) files, \(Figures.memory(Double(result.census.bytes)))."]
    }
    let rows = SiteCensus.Kind.allCases.compactMap { kind -> String? in
      let (ours, theirs) = (result.census.counts[kind] ?? 0, hugo.counts[kind] ?? 0)
      guard ours + theirs > 0 else { return nil }
      return "| \(kind.rawValue) | \(Figures.count(ours)) | \(Figures.count(theirs)) |"
    }
    let sums = [
      "| all files | \(Figures.count(result.census.files)) | \(Figures.count(hugo.files)) |",
      "| their size | \(Figures.memory(Double(result.census.bytes))) | \(Figures.memory(Double(hugo.bytes))) |",
    ]
    return [
      (["| what is made | blogsite | Hugo |", "| --- | --: | --: |"] + rows + sums).joined(separator: "\n")
    ]
  }
}
