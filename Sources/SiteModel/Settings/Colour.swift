import Foundation

/// An opaque colour of the sRGB space, written `#1d3f9c` or `#14c`.
package struct Colour: Hashable, Sendable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads three or six hexadecimal digits behind `#`; nil for anything else. What CSS would read besides
  /// (names, functions, `url(…)`) is left out on purpose: the text goes into a style sheet.
  package init?(_ text: String) {
    guard text.wholeMatch(of: /#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})/) != nil else { return nil }
    let digits = text.dropFirst().compactMap(\.hexDigitValue).map(UInt8.init)
    if digits.count == 3 {
      self.init(red: digits[0] * 17, green: digits[1] * 17, blue: digits[2] * 17)
    } else {
      self.init(
        red: digits[0] * 16 + digits[1], green: digits[2] * 16 + digits[3], blue: digits[4] * 16 + digits[5])
    }
  }

  /// Six digits in lower case: `#1d3f9c`.
  package var hex: String {
    "#" + [red, green, blue].map { $0.hexadecimal() }.joined()
  }
}

extension Colour {
  package static let black = Colour(red: 0, green: 0, blue: 0)
  package static let white = Colour(red: 255, green: 255, blue: 255)

  /// WCAG 2.2, success criterion 1.4.3: what text must have against its background.
  package static let readableContrast = 4.5

  /// From 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
  package func contrast(with other: Colour) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The smallest contrast with any of some backgrounds.
  package func contrast(on backgrounds: [Colour]) -> Double {
    backgrounds.map(contrast).min() ?? 21
  }

  /// This colour, or the one nearest to it on the way to `end` that can be read on all of some backgrounds.
  package func readable(on backgrounds: [Colour], towards end: Colour) -> Colour {
    let steps = 64
    for step in 0..<steps {
      let candidate = mixed(with: end, step, of: steps)
      if candidate.contrast(on: backgrounds) >= Self.readableContrast { return candidate }
    }
    return end
  }

  private func mixed(with other: Colour, _ part: Int, of whole: Int) -> Colour {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Int(a) * (whole - part) + Int(b) * part) / whole)
    }
    return Colour(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }

  /// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
  private var luminance: Double {
    func linear(_ component: UInt8) -> Double {
      let c = Double(component) / 255
      return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
