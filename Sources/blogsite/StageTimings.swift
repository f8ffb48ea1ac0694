import SiteGenerator

/// How long each stage took.
struct StageTimings {
  private var began: [(stage: BuildStage, at: ContinuousClock.Instant)] = []
  private var renderingShare = 0.0

  mutating func begin(_ stage: BuildStage) { began.append((stage, .now)) }

  /// Pages are made and written in turn on every core: the time of both is shared out by what each took there.
  mutating func share(rendering: Double) { renderingShare = rendering }

  func finished() -> [(stage: BuildStage, duration: Duration)] {
    let ends = began.dropFirst().map(\.at) + [.now]
    var durations = zip(began, ends).map { (stage: $0.stage, duration: $1 - $0.at) }
    guard let render = durations.firstIndex(where: { $0.stage == .render }),
      let write = durations.firstIndex(where: { $0.stage == .write })
    else { return durations }
    let rendering = durations[write].duration * renderingShare
    durations[render].duration += rendering
    durations[write].duration -= rendering
    return durations
  }
}
