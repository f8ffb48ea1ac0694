/// An undated page, such as the mentions légales.
@dynamicMemberLookup
package final class Page: Sendable {
  /// The source file, relative to the root folder.
  package let source: RelativePath
  package let frontMatter: PageFrontMatter
  /// The front matter's, or the beginning of the text.
  package let description: String
  package let body: Markup
  package let image: Image?
  package let path: SitePath

  package init(
    source: RelativePath, frontMatter: PageFrontMatter, description: String, body: Markup, image: Image?,
    path: SitePath
  ) {
    self.source = source
    self.frontMatter = frontMatter
    self.description = description
    self.body = body
    self.image = image
    self.path = path
  }

  /// What the front matter says: a key of it is a property of the page.
  @inlinable package subscript<Value>(dynamicMember part: KeyPath<PageFrontMatter, Value>) -> Value {
    frontMatter[keyPath: part]
  }
}

extension Page: ByteWritable {
  package func write(to writer: inout ByteWriter) {
    writer.put(source)
    writer.put(frontMatter)
    writer.put(description, .text)
    writer.put(body, .text)
    writer.put(image, .text)
    writer.put(path)
  }
}
