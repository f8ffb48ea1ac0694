extension String {
  /// Whether nobody would see anything of it: spaces of every kind, signs without a form, and letters that are blank.
  /// `commenter.php` has the same list.
  var isInvisible: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x2800, 0x3164, 0x115F, 0x1160, 0xFFA0: true
      default:
        scalar.properties.isWhitespace
          || [.control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator].contains(
            scalar.properties.generalCategory)
      }
    }
  }
}
