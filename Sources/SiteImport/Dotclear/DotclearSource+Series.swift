/// What plugins sort articles by, other than tags.
extension DotclearSource {
  static func series(
    _ backup: DotclearBackup
  ) -> [String: [(name: String, values: [String])]] {
    var series: [String: [(name: String, values: [String])]] = [:]
    for meta in backup.tables["meta"] ?? [] {
      guard let type = meta["meta_type"], ["serie", "series", "theme"].contains(type),
        let value = meta["meta_id"]
      else { continue }
      let post = meta["post_id"] ?? ""
      if let i = series[post]?.firstIndex(where: { $0.name == type }) {
        series[post]?[i].values.append(value)
      } else {
        series[post, default: []].append((type, [value]))
      }
    }
    return series
  }
}
