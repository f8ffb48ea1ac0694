import Foundation

/// What is for people and logs.
enum StandardError {
  /// Where it is closed or full, or its terminal is gone, there is nobody to tell, and no reason to end.
  static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
