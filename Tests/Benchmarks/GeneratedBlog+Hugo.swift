import Foundation

/// The same blog as a Hugo site: a page bundle for each article, its comments beside it as page resources.
extension GeneratedBlog {
  /// - Parameters:
  ///   - templates: the folder of blogsite's templates, for the assets that both copy.
  ///   - layouts: the folder with the settings and layouts for Hugo.
  func writeForHugo(to root: String, templates: String, layouts: String) throws {
    let disk = FileManager.default
    try disk.createDirectory(atPath: root + "/static/media", withIntermediateDirectories: true)
    try disk.copyItem(atPath: templates + "/assets", toPath: root + "/static/assets")
    for name in ["hugo.yml", "layouts"] {
      try disk.copyItem(atPath: "\(layouts)/\(name)", toPath: "\(root)/\(name)")
    }
    for image in images { try Self.picture.write(to: URL(fileURLWithPath: root + "/static/media/" + image)) }
    // Hugo lists an article under the spelling that it has, and loses those of other spellings from the page of a
    // tag: it is given one spelling a tag.
    let spellings = Dictionary(uniqueKeysWithValues: tags.map { (Self.folded($0), $0) })
    for article in articles {
      let tags = article.tags.map { spellings[Self.folded($0)] ?? $0 }
      let folder = "\(root)/content/articles/\(article.id)"
      try disk.createDirectory(atPath: folder, withIntermediateDirectories: true)
      var text =
        "---\ntitle: \"\(article.title)\"\ndate: \(Self.hugoDate(article.date))\nslug: \(article.slug)\n"
      text +=
        "author: \"\(article.author)\"\ntags: [\(tags.map { "\"\($0)\"" }.joined(separator: ", "))]\n"
      if let image = article.image {
        text += "image: /media/\(image)\nimage_alt: Une photo\nimage_credit: La rédaction\n"
      }
      try write(text + "---\n" + article.body, folder + "/index.md")
      for comment in article.comments {
        var text = "---\nauthor: \"\(comment.author)\"\ndate: \(Self.hugoDate(comment.date))\n"
        text += "anchor: comment-\(comment.id)\n"
        if let url = comment.url { text += "link: \(url)\n" }
        try write(text + "---\n" + comment.body + "\n", "\(folder)/comment-\(comment.id).md")
      }
    }
  }

  /// `2007-11-06 10:30` → `2007-11-06T10:30:00`.
  private static func hugoDate(_ date: String) -> String {
    date.replacing(" ", with: "T") + (date.count == "2007-11-06 10:30".count ? ":00" : "")
  }
}
