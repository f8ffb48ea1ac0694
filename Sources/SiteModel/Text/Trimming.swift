extension BidirectionalCollection {
  /// Without the elements at both ends that meet a condition.
  @inlinable package func trimming(_ isTrimmed: (Element) -> Bool) -> SubSequence {
    var trimmed = drop(while: isTrimmed)
    while let last = trimmed.last, isTrimmed(last) { trimmed.removeLast() }
    return trimmed
  }
}
