import SiteModel

extension HTMLRenderer {
  /// Whether a paragraph holds several images of this site, and nothing else.
  func isGallery(_ paragraph: CommonMarkNode) -> Bool {
    var count = 0
    var child = paragraph.firstChild
    while let node = child {
      switch node.kind {
      case .image where isOpen(node.url): count += 1
      case .softBreak, .lineBreak: break
      case .text where node.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }): break
      default: return false
      }
      child = node.next
    }
    return count > 1
  }

  /// A grid of images, each of which opens in its full size.
  mutating func renderGallery(_ paragraph: CommonMarkNode, _ isEntering: Bool) {
    guard isEntering else {
      write("</div>\n")
      endText()
      return
    }
    beginText()
    var list = extensions.attributes[paragraph] ?? AttributeList()
    list.classes = ["gallery"] + list.classes.filter { $0 != "gallery" }
    write("<div")
    writeAttributes(list, of: .paragraph)
    write(">\n")
  }

  /// What stands before an image of a gallery. A link without words would say nothing to those who hear it.
  mutating func beginGalleryImage(_ image: CommonMarkNode) {
    write("<figure")
    writeAttributes(extensions.attributes[image], of: .figure)
    write(">")
    guard image.firstChild != nil else { return }
    write("<a href=\"")
    writeAddress(image.url, kind: .link, line: image.line)
    write("\">")
  }

  mutating func endGalleryImage(_ image: CommonMarkNode) {
    if image.firstChild != nil { write("</a>") }
    writeCaption(of: image)
    write("</figure>\n")
  }

  /// What is written below an image: its title, and whose it is.
  mutating func writeCaption(of image: CommonMarkNode) {
    let credit = extensions.attributes[image]?.credit
    guard !image.title.isEmpty || credit != nil else { return }
    write("<figcaption>")
    if !image.title.isEmpty {
      writeEscaped(typesetLine(image.title))
      if credit != nil { write(" ") }
    }
    if let credit {
      write("<span class=\"credit\">")
      writeEscaped(typesetLine(credit))
      write("</span>")
    }
    write("</figcaption>")
  }
}

extension AttributeList {
  /// `credit="© Agence"`: whose an image is.
  var credit: String? { values.first { $0.name == "credit" && !$0.text.isEmpty }?.text }
}
