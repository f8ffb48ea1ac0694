import SiteContent
import SiteModel

/// `content/tags.yml` that is there already.
enum TagFile {
  /// The bytes with the descriptions of tags that the file does not name added below; what is there stays.
  static func bytes(
    _ descriptions: [(label: String, description: String)], below present: [UInt8]
  ) -> (bytes: [UInt8], added: Int) {
    let text = String(decoding: present, as: UTF8.self)
    var known: Set<TagKey> = []
    if case .list(let entries)? = ForeignYAML.read(text) {
      for entry in entries {
        for name in ["label", "aliases"] {
          for spelling in ForeignKeys.names(ForeignKeys.member(entry, name)) {
            known.insert(TagKey(spelling))
          }
        }
      }
    }
    let missing = descriptions.filter { known.insert(TagKey($0.label)).inserted }
    let added = FrontMatterWriter.items(
      missing.map {
        .group([
          FrontMatterKey("label", .text($0.label)), FrontMatterKey("description", .text($0.description)),
        ])
      })
    let separator = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
    return (Array((text + separator + added).utf8), missing.count)
  }
}
