/// `images` in the settings: how photographs are published.
package struct ImageSettings: Hashable, Sendable {
  /// `keep_metadata`: whether files keep what they tell of place, camera and editing.
  package var keepsMetadata = false

  package init() {}
}
