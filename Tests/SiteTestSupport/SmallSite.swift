/// Files of small sites, for tests.
package enum SmallSite {
  /// An article's file.
  package static func article(_ title: String, _ keys: String = "", body: String = "Bonjour.") -> String {
    "---\ntitle: \(title)\n\(keys.isEmpty ? "" : keys + "\n")---\n\(body)\n"
  }

  /// A comment's file.
  package static func comment(
    _ author: String, _ date: String = "2020-10-18", _ keys: String = "", body: String = "Bravo."
  ) -> String {
    "---\nauthor: \(author)\ndate: \(date)\n\(keys.isEmpty ? "" : keys + "\n")---\n\(body)\n"
  }
}
