package import SiteModel

extension Markup {
  /// The HTML, with `base` (ending in `/`) before every address that leads into the site.
  package func html(base: String) throws(CacheDamage) -> String {
    var output: [UInt8] = []
    try append(base: base, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
