/// A regular expression that is read once. As a literal within a function it is read and compiled at each call, which
/// takes hundreds of times as long as to look through a line with it.
///
/// The standard library does not call its `Regex` Sendable, for it may hold closures; a literal holds none, and what it is
/// compiled to is kept atomically.
package struct Pattern<Output>: Sendable {
  package nonisolated(unsafe) let regex: Regex<Output>

  package init(_ regex: Regex<Output>) { self.regex = regex }
}
