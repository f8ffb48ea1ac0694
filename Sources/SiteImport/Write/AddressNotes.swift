/// What was learned of addresses while a text was written.
struct AddressNotes: Sendable {
  /// Files of the media folder that texts show.
  var used: Set<MediaFolder.File> = []
  /// Pictures that stood within a text, and their files.
  var embedded: [(file: String, picture: EmbeddedPicture)] = []
  /// Other files within a text, by their types.
  var unknownData: [String: Int] = [:]
  /// Files of the old blog that were not given.
  var missing: Set<String> = []
  /// Addresses of texts that readers do not see, or not yet.
  var unpublished: Set<String> = []
  /// Places of the old blog that nothing is known of.
  var unknown: Set<String> = []

  mutating func add(_ other: AddressNotes) {
    used.formUnion(other.used)
    embedded += other.embedded
    missing.formUnion(other.missing)
    unpublished.formUnion(other.unpublished)
    unknown.formUnion(other.unknown)
  }
}
