/// A regular expression that is read once. As a literal within a function it is read and compiled at each call, which
/// takes hundreds of times as long as to look through a line with it.
///
/// Unchecked: what a literal says is a value, and what it is compiled to is kept atomically by the standard library.
package struct Pattern<Output>: @unchecked Sendable {
  package let regex: Regex<Output>

  package init(_ regex: Regex<Output>) { self.regex = regex }
}
