/// `images` in the settings: how photographs are published.
package struct ImageSettings: Hashable, Sendable {
  /// `keep_metadata`: whether files keep what they tell of place, camera and editing.
  package var keepsMetadata = false

  /// `widths`: in pixels; an image is published in those that are narrower than it.
  package var widths = [400, 720, 1140, 1600]
  /// `formats`: what photographs are written as.
  package var format = Format.jpeg
  /// `quality`: of what is written, 1 to 100.
  package var quality = 75

  /// `page_weight`: how many kilobytes of images a page may load on a phone before the build warns of it.
  package var pageWeight = 1000

  package enum Format: String, Sendable, CaseIterable { case jpeg, webp }

  package init() {}
}
