import SiteModel

/// All that decides what a source file becomes, besides the file itself.
package enum SourceConditions {
  /// The settings, the words of their language, and what the machine knows of their time zone.
  ///
  /// - Throws: `DiskError`.
  package static func bytes(_ site: LocatedSite) throws(DiskError) -> [UInt8] {
    let files = SiteFiles(site.layout)
    // What is refused has been told of by stage 1.
    var told: [Diagnostic] = []
    let contents = [
      try files.bytesIfPresent(of: RelativePath(SiteLayout.settings), atMost: FileLimit.settings, &told),
      try files.bytesIfPresent(
        of: "\(SiteLayout.locales)/\(site.settings.language).yml", atMost: FileLimit.words, &told),
      try FileReading.bytesIfPresent(of: "/usr/share/zoneinfo/" + site.settings.timeZone.identifier),
    ]
    return contents.reduce(into: []) { bytes, content in
      bytes += Array("\(content?.count ?? 0)\n".utf8) + (content ?? [])
    }
  }
}

extension SourceStore {
  /// The store under these conditions: an empty one where it was made under others.
  package func under(_ conditions: [UInt8]) -> SourceStore {
    let digest = key.digest(conditions)
    return digest == self.conditions ? self : SourceStore(key: key, conditions: digest)
  }
}
