package import SiteModel

/// A value that a template prints, tests or walks through.
package enum ContextValue: Sendable {
  case text(String)
  /// The same as UTF-8: of long ones, to make a text of their bytes takes as long as to escape them.
  case bytes([UInt8])
  /// Trusted: printed as it is.
  case html(String)
  /// HTML whose addresses are still open, and what they begin with.
  case markup(Markup, base: String)
  case number(Int)
  case flag(Bool)
  case object(any ContextObject)
  case list([any ContextObject])
  /// A list of plain texts, from free keys.
  case texts([String])
  /// Any other list, from free keys: of lists, or of several kinds of value.
  indirect case values([ContextValue])
  case missing
}

/// Something with named values, as templates see it.
///
/// A value may be one that cannot be had; then there is no output. A class, for values are copied at every step of a
/// template, and a copy of anything else asks at run time what it is.
package protocol ContextObject: AnyObject, Sendable {
  /// The value of the variable at a position of the object's description.
  func value(at position: Int) throws -> ContextValue
  /// The value of a name; nil where the object has no such name, so that outer objects are asked.
  func value(_ name: String) throws -> ContextValue?
  /// Tells the object from all others of its kind that share `TemplateFragments` or `TemplateDigests`; nil where that is
  /// of no use.
  var identity: Int? { get }
}

extension ContextObject {
  package var identity: Int? { nil }
}

/// An object without names.
package final class EmptyContext: ContextObject {
  package init() {}

  package func value(at position: Int) -> ContextValue { .missing }
  package func value(_ name: String) -> ContextValue? { nil }
}
