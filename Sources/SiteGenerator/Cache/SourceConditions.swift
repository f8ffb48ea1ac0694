import SiteContent

/// What a source file is read with, besides its own bytes.
package enum SourceConditions {
  /// What a file becomes depends on the settings, on the words of their language, and on what the machine knows
  /// of their time zone.
  package static func bytes(of site: LocatedSite) throws -> [UInt8] {
    let files = [SiteLayout.settings, "\(SiteLayout.locales)/\(site.settings.language).yml"]
    var bytes: [UInt8] = []
    for path in files.map(site.layout.path) + ["/usr/share/zoneinfo/" + site.settings.timeZone.identifier] {
      let content = try FileReading.bytesIfPresent(of: path) ?? []
      bytes += Array("\(content.count)\n".utf8) + content
    }
    return bytes
  }
}
