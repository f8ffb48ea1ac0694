import SiteModel

extension YAMLSource {
  /// The entries of a file that holds a list and nothing else, such as `content/tags.yml`; none where it is missing or
  /// empty, or holds something else, which is an error.
  ///
  /// - Parameters:
  ///   - what: of what the list is.
  ///   - example: an entry of it.
  static func items(
    of bytes: [UInt8]?, file: String, _ keys: KeySet, what: String, example: String,
    _ diagnostics: inout [Diagnostic]
  ) -> [YAMLValue] {
    guard let bytes, bytes.contains(where: { $0 > 0x20 }),
      let source = SourceText(file: file, bytes: bytes, &diagnostics),
      // The old addresses of a whole archive have three values each.
      let value = YAMLSource(file: file, text: source.text, lineOffset: 0, keys: keys, mostValues: 1_000_000)
        .read(&diagnostics)
    else { return [] }
    switch value.content {
    case .list(let values): return values
    case .mapping(let entries) where entries.isEmpty: return []
    default:
      diagnostics.append(
        .error(
          .wrongValue, file, value.position, "expected a list of \(what) here, not \(value.kindName)",
          hint: "write entries such as '\(example)'"))
      return []
    }
  }
}
