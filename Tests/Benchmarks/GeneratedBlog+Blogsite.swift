import Foundation

/// The blog as the sources of this project's generator.
extension GeneratedBlog {
  /// - Parameter templates: a folder of templates, which is copied.
  func writeForBlogsite(to root: String, templates: String) throws {
    let disk = FileManager.default
    try disk.createDirectory(atPath: root + "/content/media", withIntermediateDirectories: true)
    try disk.copyItem(atPath: templates, toPath: root + "/templates")
    try write(
      """
      title: Le blog de mesure
      url: https://blog.example.org/
      description: Un blog engendré pour mesurer
      author: La rédaction
      navigation:
        - label: Accueil
          url: /
        - label: Archives
          url: /archives/
        - label: Étiquettes
          url: /tags/

      """, root + "/content/site.yml")
    // The most used ones have a label that somebody chose.
    try write(
      tags.prefix(20).map { "- label: \($0.prefix(1).uppercased() + $0.dropFirst())\n" }.joined(),
      root + "/content/tags.yml")
    for image in images { try Self.picture.write(to: URL(fileURLWithPath: root + "/content/media/" + image)) }
    var folders: Set<String> = []
    for article in articles {
      let folder = "\(root)/content/articles/\(article.id.prefix(4))"
      if folders.insert(folder).inserted {
        try disk.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      var text = "---\ntitle: \(article.title)\ndate: \(article.date)\nauthor: \(article.author)\n"
      text += "tags: \(article.tags.joined(separator: ", "))\n"
      if let image = article.image {
        text += "image: /media/\(image)\nimage_alt: Une photo\nimage_credit: La rédaction\n"
      }
      try write(text + "---\n" + article.body, "\(folder)/\(article.id).md")
      guard !article.comments.isEmpty else { continue }
      let comments = "\(root)/content/comments/\(article.id)"
      try disk.createDirectory(atPath: comments, withIntermediateDirectories: true)
      for comment in article.comments {
        var text = "---\nauthor: \(comment.author)\ndate: \(comment.date)\n"
        if let url = comment.url { text += "url: \(url)\n" }
        if let parent = comment.parent { text += "parent: \(parent)\n" }
        try write(text + "---\n" + comment.body + "\n", "\(comments)/\(comment.id).md")
      }
    }
  }

  func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  /// A PNG of 1 × 1 pixel.
  static let picture =
    Data(
      base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    ) ?? Data()
}
