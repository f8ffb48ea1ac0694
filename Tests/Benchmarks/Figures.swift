import Foundation

/// Numbers as people read them.
enum Figures {
  /// Three digits that count: `43 ms`, `3.61 s`, `29.4 s`, `4 min 05 s`.
  static func time(_ seconds: Double) -> String {
    switch seconds {
    case ..<0.0995: String(format: "%.1f ms", seconds * 1000)
    case ..<0.9995: String(format: "%.0f ms", seconds * 1000)
    case ..<9.995: String(format: "%.2f s", seconds)
    case ..<99.95: String(format: "%.1f s", seconds)
    default:
      String(format: "%d min %02d s", Int(seconds.rounded()) / 60, Int(seconds.rounded()) % 60)
    }
  }

  static func memory(_ bytes: Double) -> String {
    let mebibytes = bytes / 1_048_576
    return mebibytes < 1023.5
      ? String(format: "%.0f MiB", mebibytes) : String(format: "%.2f GiB", mebibytes / 1024)
  }

  /// `1/8.1` or `2.3 ×`.
  static func ratio(_ ratio: Double) -> String {
    if ratio >= 0.995 { return digits(ratio) + " ×" }
    return ratio > 0 ? "1/" + digits(1 / ratio) : "0"
  }

  /// With a comma before every three digits.
  static func count(_ number: Int) -> String {
    var text = String(abs(number))
    var groups: [Substring] = []
    while text.count > 3 {
      groups.insert(text.suffix(3), at: 0)
      text.removeLast(3)
    }
    return (number < 0 ? "-" : "") + ([Substring(text)] + groups).joined(separator: ",")
  }

  private static func digits(_ number: Double) -> String {
    number < 9.95 ? String(format: "%.1f", number) : count(Int(number.rounded()))
  }
}
