import SiteModel

/// Addresses that mean something on the author's own machine, or nothing at all.
enum UnusableAddress {
  /// What is wrong with an address that has a scheme, and the cure; nil where readers can follow it.
  static func problem(with address: String, isImage: Bool) -> (message: String, hint: String)? {
    guard let colon = address.firstIndex(of: ":") else { return nil }
    let scheme = address[..<colon].lowercased()
    if scheme == "file" || scheme.count == 1 && scheme.allSatisfy({ $0.isASCII && $0.isLetter }) {
      let name = address.split { $0 == "/" || $0 == "\\" }.last.map { String($0) } ?? ""
      return (
        "'\(address)' is a place on one computer: no reader can open it",
        "put the file into \(SiteLayout.media) and write /media/\(name)"
      )
    }
    guard isImage, scheme != "http", scheme != "https", scheme != "data" else { return nil }
    return notAnImage(address)
  }

  /// A lead image is shown by other sites too: a picture within its own address is of no use to them.
  static func leadImageProblem(with address: String) -> (message: String, hint: String)? {
    address.prefix(5).lowercased() == "data:"
      ? notAnImage(address.prefix(20) + "…") : problem(with: address, isImage: true)
  }

  private static func notAnImage(_ address: String) -> (message: String, hint: String) {
    (
      "'\(address)' is not the address of an image",
      "put the image into \(SiteLayout.media) and write /media/…"
    )
  }
}
