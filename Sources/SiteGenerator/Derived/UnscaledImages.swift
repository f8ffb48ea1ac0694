import SiteContent
import SiteModel

extension KnownMedia {
  /// What to say of a program that was built without the libraries for images: nothing, where no image would be made
  /// smaller.
  func unscaled(_ settings: Settings) -> [Diagnostic] {
    guard !DerivedImages.areAvailable, !settings.images.widths.isEmpty else { return [] }
    let isAnyLarge = files.values.contains { file in
      [.jpeg, .png, .webp].contains(file.format) && file.size.map { $0.width > 1600 } ?? false
    }
    guard isAnyLarge else { return [] }
    return [
      .warning(
        .missingLibrary, SiteLayout.settings, nil,
        "this program was built without libjpeg, libpng or libwebp: images are published "
          + "in their own size alone",
        hint: "install them (make deps) and build the program again, or write 'images: {widths: []}'")
    ]
  }
}
