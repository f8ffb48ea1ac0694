/// A figure to reach, and what was measured.
struct Target: Sendable {
  var what: String
  /// What it is compared with.
  var reference: String
  var goal: String
  /// In words.
  var measured: String?
  /// Measured ÷ allowed; nil where it was not measured.
  var share: Double?

  var verdict: String {
    guard let share else { return "not measured" }
    if share <= 1 { return "met" }
    return share < 9.95
      ? "missed by a factor of \(Self.factor(share))"
      : "missed by a factor of \(Figures.count(Int(share.rounded())))"
  }

  /// Never "1.0": what is missed by a hair is missed.
  private static func factor(_ share: Double) -> String {
    let hundredths = Int((share * 100).rounded(.up))
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  static func table(_ targets: [Target]) -> String {
    let rows = targets.map { target in
      "| \(target.what) | \(target.reference) | \(target.goal) | \(target.measured ?? "–") | \(target.verdict) |"
    }
    return (["| what | beside | to reach | measured | |", "| --- | --- | --- | --- | --- |"] + rows)
      .joined(separator: "\n")
  }
}
