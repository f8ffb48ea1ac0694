import Synchronization

/// A regular expression that is read once. As a literal within a function it is read and compiled at each call, which
/// takes hundreds of times as long as to look through a line with it.
///
/// The standard library does not call its `Regex` Sendable: one thread at a time looks with it.
package final class Pattern<Output: Sendable>: Sendable {
  private let regex: Mutex<Regex<Output>>

  package init(_ regex: sending Regex<Output>) { self.regex = Mutex(regex) }

  package func firstMatch<Text: StringProtocol>(in text: Text) -> Output?
  where Text.SubSequence == Substring {
    regex.withLock { text[...].firstMatch(of: $0)?.output }
  }

  package func prefixMatch<Text: StringProtocol>(in text: Text) -> Output?
  where Text.SubSequence == Substring {
    regex.withLock { text[...].prefixMatch(of: $0)?.output }
  }

  package func wholeMatch<Text: StringProtocol>(in text: Text) -> Output?
  where Text.SubSequence == Substring {
    regex.withLock { text[...].wholeMatch(of: $0)?.output }
  }

  package func matches<Text: StringProtocol>(in text: Text) -> [Output] where Text.SubSequence == Substring {
    regex.withLock { text[...].matches(of: $0).map(\.output) }
  }
}
