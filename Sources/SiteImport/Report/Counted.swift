/// Numbers with their nouns, for the report.
enum Counted {
  static func comments(_ count: Int) -> String { count == 1 ? "1 comment" : "\(count) comments" }

  static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  /// `1 comment belongs`
  static func commentsBelong(_ count: Int) -> String {
    comments(count) + (count == 1 ? " belongs" : " belong")
  }
}
