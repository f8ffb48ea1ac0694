import SiteModel

// What stages 3 and 4 make of a file, as the cache holds it: without the Markdown, which nobody asks for again.
// Each initialiser names every property, so that a new one cannot be forgotten here.

extension SourceFile: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(path)
    writer.put(id)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(path: try reader.value(), id: try reader.value())
  }
}

extension ArticleDocument: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(source)
    writer.put(frontMatter)
    writer.put(path)
    writer.put(bodyLineOffset)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(
      source: try reader.value(), frontMatter: try reader.value(), path: try reader.value(), body: [],
      bodyLineOffset: try reader.value())
  }
}

extension ArticleFrontMatter: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(title)
    writer.put(date)
    writer.put(updated)
    writer.put(updatedPosition)
    writer.put(author)
    writer.put(tags)
    writer.put(technorati)
    writer.put(description)
    writer.put(slug)
    writer.put(aliases)
    writer.put(isDraft)
    writer.put(publishUntil)
    writer.put(image)
    writer.put(guid)
    writer.put(source)
    writer.put(comments)
    writer.put(replyTo)
    writer.put(language)
    writer.put(ExtraValue.object(extra))
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(
      title: try reader.value(), date: try reader.value(), updated: try reader.value(),
      updatedPosition: try reader.value(),
      author: try reader.value(), tags: try reader.value(), technorati: try reader.value(),
      description: try reader.value(), slug: try reader.value(), aliases: try reader.value(),
      isDraft: try reader.value(), publishUntil: try reader.value(),
      image: try reader.value(), guid: try reader.value(),
      source: try reader.value(), comments: try reader.value(), replyTo: try reader.value(),
      language: try reader.value(), extra: try reader.extra())
  }
}

extension ArticleReference: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(id)
    writer.put(position)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(id: try reader.value(), position: try reader.value())
  }
}

extension PageDocument: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(source)
    writer.put(title)
    writer.put(description)
    writer.put(updated)
    writer.put(updatedPosition)
    writer.put(isDraft)
    writer.put(image)
    writer.put(path)
    writer.put(aliases)
    writer.put(showsLegalNotice)
    writer.put(language)
    writer.put(ExtraValue.object(extra))
    writer.put(bodyLineOffset)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(
      source: try reader.value(), title: try reader.value(), description: try reader.value(),
      updated: try reader.value(), updatedPosition: try reader.value(),
      isDraft: try reader.value(), image: try reader.value(),
      path: try reader.value(), aliases: try reader.value(), showsLegalNotice: try reader.value(),
      language: try reader.value(), extra: try reader.extra(), body: [],
      bodyLineOffset: try reader.value())
  }
}

extension CommentDocument: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(source)
    writer.put(article)
    writer.put(id)
    writer.put(idPosition)
    writer.put(author)
    writer.put(date)
    writer.put(url)
    writer.put(status)
    writer.put(parent)
    writer.put(parentPosition)
    writer.put(kind)
    writer.put(format)
    writer.put(guid)
    writer.put(isByAuthor)
    writer.put(bodyLineOffset)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(
      source: try reader.value(), article: try reader.value(), id: try reader.value(),
      idPosition: try reader.value(), author: try reader.value(), date: try reader.value(),
      url: try reader.value(), status: try reader.value(), parent: try reader.value(),
      parentPosition: try reader.value(), kind: try reader.value(), format: try reader.value(),
      guid: try reader.value(), isByAuthor: try reader.value(), body: [], bodyLineOffset: try reader.value())
  }
}

extension ConvertedDocument: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(body)
    writer.put(excerpt)
    writer.put(hasMore)
    writer.put(warnings)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(
      body: try reader.value(), excerpt: try reader.value(), hasMore: try reader.value(),
      warnings: try reader.value())
  }
}

extension ConvertedDocument.Warning: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(severity == .error)
    writer.put(kind)
    writer.put(position)
    writer.put(message)
    writer.put(hint)
    writer.put(target)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(
      severity: try reader.value(Bool.self) ? .error : .warning, kind: try reader.value(),
      position: try reader.value(), message: try reader.value(), hint: try reader.value(),
      target: try reader.value())
  }
}

extension ConvertedText: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(html)
    writer.put(links)
    writer.put(UInt64(rangesOutsideExcerpts.count))
    for range in rangesOutsideExcerpts {
      writer.put(range.lowerBound)
      writer.put(range.count)
    }
    writer.put(plainText)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init()
    html = try reader.content()
    links = try reader.value()
    for _ in 0..<(try reader.count()) {
      let (start, count): (Int, Int) = (try reader.value(), try reader.value())
      guard start >= 0, count >= 0, start <= html.count, count <= html.count - start else {
        throw CacheDamage()
      }
      rangesOutsideExcerpts.append(start..<start + count)
    }
    plainText = try reader.value()
  }
}

extension ConvertedText.Link: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(kind == .image)
    writer.put(offset)
    writer.put(sizeOffset)
    writer.put(target)
    writer.put(position)
    writer.put(tag)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(
      kind: try reader.value(Bool.self) ? .image : .link, offset: try reader.value(),
      sizeOffset: try reader.value(), target: try reader.value(), position: try reader.value(),
      tag: try reader.value())
  }
}

extension ImageReference: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(target)
    writer.put(position)
    writer.put(alt)
    writer.put(credit)
    writer.put(focus?.text)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(
      target: try reader.value(), position: try reader.value(), alt: try reader.value(),
      credit: try reader.value(), focus: (try reader.value() as String?).flatMap(ImageFocus.init))
  }
}

extension SourceOrigin: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(stamp)
    writer.put(digest)
    writer.put(isSettled)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(stamp: try reader.value(), digest: try reader.value(), isSettled: try reader.value())
  }
}

extension CommentDocument.Format: ByteCodable {}
