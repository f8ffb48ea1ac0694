import Foundation

/// A picture whose bytes stand in its address (`data:image/png;base64,…`), as SingleFile and word processors write it.
struct EmbeddedPicture: Hashable, Sendable {
  /// Without a dot.
  let ending: String
  let bytes: [UInt8]

  private static let endings = [
    "image/png": "png", "image/jpeg": "jpg", "image/jpg": "jpg", "image/gif": "gif", "image/webp": "webp",
    "image/avif": "avif",
  ]

  /// Less is a dot that keeps a place.
  private static let smallest = 200

  /// What an address is that begins with `data:`.
  enum Reading {
    case picture(EmbeddedPicture)
    /// A dot, or a drawn frame, in the place of what is loaded later.
    case standIn
    /// Something that the site cannot show.
    case other(String)
  }

  static func read(_ address: String) -> Reading {
    let head = address.dropFirst("data:".count).prefix { $0 != "," }
    let parts = head.split(separator: ";").map { $0.lowercased() }
    let type = parts.first ?? ""
    let data = address.dropFirst("data:".count + head.count + 1)
    guard data.utf8.count > smallest else { return .standIn }
    guard let ending = endings[type], parts.contains("base64"),
      let bytes = Data(base64Encoded: String(data), options: .ignoreUnknownCharacters), !bytes.isEmpty
    else {
      return type == "image/svg+xml" && data.utf8.count < 1000
        ? .standIn : .other(type.isEmpty ? "data:" : type)
    }
    return .picture(EmbeddedPicture(ending: ending, bytes: Array(bytes)))
  }
}
