import SiteModel

extension HTMLRenderer {
  /// A warning for `<img src="">` and `<a href="">`, but where a script may fill in the address.
  mutating func lookForEmptyAddress(_ tag: HTMLTag, _ html: [UInt8], _ place: inout RawPlace) {
    let name = tag.name == "img" ? "src" : "href"
    guard
      let address = tag.attributes.first(where: { $0.name == name }),
      html[address.value].allSatisfy({ $0 <= 0x20 }),
      !tag.attributes.contains(where: {
        $0.name.hasPrefix("data-") || $0.name.hasPrefix("on") || ["srcset", "id", "name"].contains($0.name)
      })
    else { return }
    findings.append(
      .init(
        kind: .wrongAddress, position: position(html, tag.range, &place),
        message: "\(tag.name == "img" ? "the image" : "the link") has no address",
        hint: "write it between the quotes behind '\(name)', or delete the tag"))
  }
}
