/// Signs that nobody sees: spaces without a width, soft hyphens, marks of direction and of form. Word processors leave them
/// behind, and an address with one of them in it reads like any other.
///
/// Source: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
package enum HiddenSigns {
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0xAD: false
    case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F,
      0x202A...0x202E,
      0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  package static func removed(from text: some StringProtocol) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !contains(scalar) { output.append(scalar) }
    return String(output)
  }

  /// Whether a text's last bytes may be one of them; a look that is cheap, and says yes now and then where there is none.
  ///
  /// - Parameter bytes: the last three that are not ASCII.
  static func mayEnd(_ bytes: UInt32) -> Bool {
    switch bytes & 0xFFFFFF {
    case 0xE2808B...0xE2808F, 0xE280AA...0xE280AE, 0xE281A0...0xE281AF, 0xEFBBBF, 0xEFB880...0xEFB88F,
      0xE385A4, 0xE1859F...0xE185A0, 0xE19EB4...0xE19EB5, 0xE1A08B...0xE1A08F, 0xEFBEA0, 0xF3A080...0xF3BFBF:
      true
    default: [0xC2AD, 0xCD8F, 0xD89C].contains(bytes & 0xFFFF)
    }
  }
}
