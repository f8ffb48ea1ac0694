import ArgumentParser
import Foundation
import SiteContent

/// What is piped into a command.
enum StandardInput {
  private static let piece = 65_536

  /// - Throws: `DiskError` where it cannot be read, as where it is closed or a folder; `ValidationError` where it is no
  ///   UTF-8.
  static func text() throws -> String {
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: piece)
    var count = piece
    while count == piece {
      count = room.withUnsafeMutableBytes { FileWriting.fill($0, from: STDIN_FILENO) }
      guard count >= 0 else { throw DiskError("read", "standard input", code: Int32(-count)) }
      bytes += room[..<count]
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ValidationError("The text on standard input is not UTF-8.")
    }
    return text
  }
}
