import SiteModel

extension SettingsReader {
  /// `checks`: a level for each kind of finding that is named.
  static func checks(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> Checks {
    var checks = Checks()
    guard var group = keys.group("checks", &diagnostics) else { return checks }
    for entry in group.unaskedKeys() {
      guard let kind = FindingKind(rawValue: entry.key) else {
        let known = FindingKind.allCases.filter { !$0.isFixed }.map(\.rawValue)
        diagnostics.append(
          .error(
            .unknownKey, group.file, entry.keyPosition, "there is no kind of finding '\(entry.key)'",
            hint: NearestName.of(entry.key, among: known).map { "did you mean '\($0)'?" }
              ?? "the kinds are those in brackets behind messages; docs/findings.md lists them"))
        continue
      }
      guard let level: Checks.Level = group.choice(entry.key, &diagnostics) else { continue }
      guard !kind.isFixed else {
        if level == .error { continue }
        diagnostics.append(
          .error(
            .wrongValue, group.file, entry.keyPosition, "'\(entry.key)' is always an error",
            hint: "with it, there would be no page, or not the one that was meant; remove the line"))
        continue
      }
      checks.levels[kind] = level
    }
    return checks
  }
}
