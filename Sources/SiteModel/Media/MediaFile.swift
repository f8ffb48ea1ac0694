/// What is known of an image or a film from its bytes.
package struct MediaFile: Hashable, Sendable {
  package enum Damage: String, Sendable, CaseIterable {
    /// The file ends before the image does.
    case cut
    /// What stands in the file is not what its format asks for.
    case broken
  }

  /// By its content, whatever its name; nil where that is none that we know.
  package var format: MediaFormat?
  /// As it is shown, in pixels; nil where it cannot be told.
  package var size: ImageSize?
  package var damage: Damage?
  /// Bytes.
  package var count = 0
  /// Whether the file says where it was taken.
  package var hasPosition = false
  package var isAnimated = false
  package var hasTransparency = false
  /// Of an image that may be published in other sizes, where its pixels can be read.
  package var tint: ImageTint?
  /// Why the pixels of such an image cannot be read.
  package var obstacle: String?
  /// Whether some of such an image's data mean nothing.
  package var isSpoilt = false

  package init() {}
}
