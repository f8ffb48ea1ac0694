import SiteContent
package import SiteModel

extension DigestHasher {
  mutating func add(linkTo article: borrowing Article) {
    add(article.title)
    add(article.path)
    add(article.language)
  }
}

extension PageInfo: ByteWritable {
  package func write(to writer: inout ByteWriter) {
    writer.put(title)
    writer.put(description)
    writer.put(path)
    writer.put(isHome)
    writer.put(isUnlisted)
    writer.put(feeds.count)
    // In place: a page has the same two or three as all others.
    for i in feeds.indices { feeds[i].write(to: &writer) }
    writer.put(image)
  }
}

extension FeedLink: ByteWritable {
  package func write(to writer: inout ByteWriter) {
    writer.put(title)
    writer.put(path)
    writer.put(format.mediaType)
  }
}
