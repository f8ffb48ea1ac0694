/// All that decides what a source file becomes, besides the file itself.
package enum SourceConditions {
  /// The settings, the words of their language, and what the machine knows of their time zone.
  ///
  /// - Throws: `DiskError`.
  package static func bytes(_ site: LocatedSite) throws(DiskError) -> [UInt8] {
    let files = [
      site.layout.path(SiteLayout.settings),
      site.layout.path("\(SiteLayout.locales)/\(site.settings.language).yml"),
      "/usr/share/zoneinfo/" + site.settings.timeZone.identifier,
    ]
    var bytes: [UInt8] = []
    for file in files {
      let content = try FileReading.bytesIfPresent(of: file) ?? []
      bytes += Array("\(content.count)\n".utf8) + content
    }
    return bytes
  }
}

extension SourceStore {
  /// The store under these conditions: an empty one where it was made under others.
  package func under(_ conditions: [UInt8]) -> SourceStore {
    let digest = key.digest(conditions)
    return digest == self.conditions ? self : SourceStore(key: key, conditions: digest)
  }
}
