package import SiteModel

/// A name inside a group of free keys (`{{#links}}{{url}}…`) that no object around it has: only a free key can have it,
/// and which there are is known outside.
package struct FreeName: Hashable, Sendable {
  package var file: String
  package var position: SourcePosition
  package var name: String
  /// The free key whose section it stands in.
  package var section: String
  /// What the name might have been meant for besides free keys.
  package var outside: Set<String>
}
