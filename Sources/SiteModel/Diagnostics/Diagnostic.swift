/// A place in a source file. Lines and columns count from 1; columns count characters.
package struct SourcePosition: Hashable, Sendable, Comparable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (a: SourcePosition, b: SourcePosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }

  /// The first character of a file.
  package static let start = SourcePosition(line: 1, column: 1)
}

/// A problem in what people wrote: where it is, what is wrong and how to mend it.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Sendable, Comparable {
    case warning, error

    package static func < (a: Severity, b: Severity) -> Bool { a == .warning && b == .error }
  }

  package var severity: Severity
  package var kind: FindingKind
  /// The file's path relative to the site's root folder, with `/` between its parts.
  package var file: RelativePath
  /// Missing where the whole file is meant.
  package var position: SourcePosition?
  /// Lower case, without a full stop; names keys and values in single quotes.
  package var message: String
  /// How to mend it, where there is a known cure.
  package var hint: String?
  /// Whether it came with a day that was set beforehand, and nobody has done anything wrong: not even a strict build is
  /// stopped by it.
  package var comesByItself = false

  package init(
    _ severity: Severity, _ kind: FindingKind, _ file: RelativePath, _ position: SourcePosition?,
    _ message: String, hint: String? = nil
  ) {
    self.severity = severity
    self.kind = kind
    self.file = file
    self.position = position
    self.message = message
    self.hint = hint
  }

  package static func error(
    _ kind: FindingKind, _ file: RelativePath, _ position: SourcePosition?, _ message: String,
    hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.error, kind, file, position, message, hint: hint)
  }

  package static func warning(
    _ kind: FindingKind, _ file: RelativePath, _ position: SourcePosition?, _ message: String,
    hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.warning, kind, file, position, message, hint: hint)
  }
}

/// The same with a path that is written in the program, or made there.
extension Diagnostic {
  package static func error(
    _ kind: FindingKind, _ file: String, _ position: SourcePosition?, _ message: String, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.error, kind, RelativePath(file), position, message, hint: hint)
  }

  package static func warning(
    _ kind: FindingKind, _ file: String, _ position: SourcePosition?, _ message: String, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.warning, kind, RelativePath(file), position, message, hint: hint)
  }
}

extension Diagnostic: Comparable {
  /// By file, place, severity, words and kind, so that two runs print the same list.
  package static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    if a.file != b.file { return a.file < b.file }
    let start = SourcePosition(line: 0, column: 0)
    let (p, q) = (a.position ?? start, b.position ?? start)
    if p != q { return p < q }
    if a.severity != b.severity { return a.severity > b.severity }
    if a.message != b.message { return a.message < b.message }
    if a.hint != b.hint { return (a.hint ?? "") < (b.hint ?? "") }
    return a.kind.rawValue < b.kind.rawValue
  }
}

extension Diagnostic {
  /// Of what leads to an article whose time is over: a build that stopped there would keep the article on the site.
  package static func ended(
    _ file: RelativePath, _ position: SourcePosition?, _ message: String, hint: String
  ) -> Diagnostic {
    var diagnostic = warning(.unpublishedTarget, file, position, message, hint: hint)
    diagnostic.comesByItself = true
    return diagnostic
  }
}

extension [Diagnostic] {
  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// Whether nothing may be published with these.
  ///
  /// - Parameter isStrict: whether warnings count as errors.
  package func forbidPublishing(isStrict: Bool) -> Bool {
    contains { $0.severity == .error || isStrict && !$0.comesByItself }
  }

  /// Sorted by file and line, each problem once.
  package var sortedAndUnique: [Diagnostic] { Set(self).sorted() }
}

extension SourcePosition: Described {
  package static var blank: Self { .start }
  package static func visit<Visitor: PartVisitor>(
    _ position: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&position.line)
    try visitor.part(&position.column)
  }
}

extension Diagnostic.Severity: ByteCodable {}
extension FindingKind: ByteCodable {}

extension Diagnostic: Described {
  package static var blank: Self { .warning(.unknownKey, "", nil, "") }
  package static func visit<Visitor: PartVisitor>(
    _ diagnostic: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&diagnostic.severity)
    try visitor.part(&diagnostic.kind)
    try visitor.part(&diagnostic.file)
    try visitor.part(&diagnostic.position)
    try visitor.part(&diagnostic.message)
    try visitor.part(&diagnostic.hint)
    try visitor.part(&diagnostic.comesByItself)
  }
}
