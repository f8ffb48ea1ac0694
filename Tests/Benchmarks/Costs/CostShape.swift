import SiteTestSupport

/// A kind of input that can be made as large as one likes, and what it is made of.
struct CostShape: Sendable {
  var name: String
  /// The smallest size that is tried.
  var start: Int
  /// The largest: a limit of the program's lies behind it, or a fortune of disk.
  var most: Int
  /// The blog's files of one size, by their paths in the root folder.
  var files: @Sendable (Int) -> [String: String]

  init(
    _ name: String, start: Int, most: Int = 1 << 40, _ files: @escaping @Sendable (Int) -> [String: String]
  ) {
    (self.name, self.start, self.most, self.files) = (name, start, most, files)
  }

  /// One article with a text.
  static func text(
    _ name: String, start: Int = 4_000, most: Int = 1 << 40, _ text: @escaping @Sendable (Int) -> String
  ) -> CostShape {
    CostShape(name, start: start, most: most) {
      ["content/articles/2020-01-01-a.md": SmallSite.article("A", body: text($0))]
    }
  }

  /// A text repeated.
  static func repeated(_ name: String, _ unit: String, start: Int = 4_000) -> CostShape {
    // An article of more than 4 MB is refused.
    text(name, start: start, most: 3_900_000 / unit.utf8.count) { String(repeating: unit, count: $0) }
  }

  /// Units that know their number, from 0.
  static func numbered(
    _ name: String, start: Int = 4_000, most: Int = 100_000, _ unit: @escaping @Sendable (Int) -> String
  ) -> CostShape {
    text(name, start: start, most: most) { (0..<$0).map(unit).joined() }
  }

  /// One article's front matter.
  static func keys(
    _ name: String, start: Int = 4_000, most: Int = 200_000, _ keys: @escaping @Sendable (Int) -> String
  ) -> CostShape {
    CostShape(name, start: start, most: most) {
      ["content/articles/2020-01-01-a.md": SmallSite.article("A", keys($0))]
    }
  }

  /// Files that know their number, beside one article.
  static func many(
    _ name: String, start: Int = 200, most: Int = 40_000,
    _ file: @escaping @Sendable (Int) -> (path: String, text: String)
  ) -> CostShape {
    CostShape(name, start: start, most: most) { count in
      var files = ["content/articles/2020-01-01-a.md": SmallSite.article("A")]
      for i in 0..<count {
        let (path, text) = file(i)
        files["content/" + path] = text
      }
      return files
    }
  }
}
