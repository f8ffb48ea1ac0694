import SiteModel

/// A finished page and what was found in it.
struct ScannedPage: Sendable {
  /// The file in the output folder.
  var file: String
  var path: SitePath
  /// The text that it is made of, relative to the root folder; nil for lists, feeds and the like.
  var source: RelativePath?
  var facts: PageFacts
  /// What is wrong with a file for machines.
  var fault: String?

  /// Where a finding belongs: the text, or else the file as it is published.
  var place: RelativePath { source ?? RelativePath("site/" + file) }
}
