/// The middle of some numbers, and of their ratios.
enum Statistics {
  /// Of an even count, the mean of the two in the middle; nil of none.
  static func median(_ numbers: [Double]) -> Double? {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The median of the ratios of each pair: a machine that is slow for a while slows both runs of a round. Nil where
  /// there is no pair.
  static func medianRatio(_ numbers: [Double], to others: [Double]) -> Double? {
    median(zip(numbers, others).filter { $0.1 > 0 }.map { $0 / $1 })
  }
}
