import Foundation
import SiteTestSupport

@testable import SiteGenerator

/// The search as `search.js` does it, over the files of a built site: what readers find.
struct SearchReader {
  private let site: BuiltSite
  private let sizes: [String: Int]
  private let stopWords: [String]
  private let documentsPerFile: Int
  let count: Int

  init(_ site: BuiltSite) throws {
    self.site = site
    let root = try Self.json(site, "index") as? [String: Any] ?? [:]
    sizes = root["terms"] as? [String: Int] ?? [:]
    stopWords = root["stop"] as? [String] ?? []
    documentsPerFile = root["documents"] as? Int ?? 0
    count = root["count"] as? Int ?? 0
  }

  private static func json(_ site: BuiltSite, _ name: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(try site.folder.bytes("site/recherche/\(name).json")))
  }

  /// The titles of what a query finds, best first.
  func titles(_ query: String) throws -> [String] {
    try documents(query).map { $0[0] }
  }

  /// What results show.
  func documents(_ query: String) throws -> [[String]] {
    let words = WordSplitter.words(of: query, withSigns: true).filter { !stopWords.contains($0) }
    let found = try words.enumerated().map { try weights($1, isPrefix: $0 == words.count - 1) }
    guard let first = found.first else { return [] }
    let hits = first.keys.filter { n in found.allSatisfy { $0[n] != nil } }
      .map { n in (number: n, weight: found.reduce(0) { $0 + ($1[n] ?? 0) }) }
      .sorted { ($0.weight, $0.number) > ($1.weight, $1.number) }
    return try hits.map { hit in
      let file = try Self.json(site, "d-\(hit.number / documentsPerFile)") as? [[String]] ?? []
      return file[hit.number % documentsPerFile]
    }
  }

  private func weights(_ word: String, isPrefix: Bool) throws -> [Int: Int] {
    let home = sizes.keys.filter { word.hasPrefix($0) }.sorted().suffix(1)
    let longer = sizes.keys.filter { $0 != word && $0.hasPrefix(word) }
    var found: [Int: Int] = [:]
    for prefix in home + (isPrefix ? longer : []) {
      let name = SearchIndex.Shard(prefix: prefix, words: 0..<0, bytes: 0).fileName
      for (term, list) in try Self.json(site, name) as? [String: String] ?? [:] {
        guard term == word || isPrefix && term.hasPrefix(word) else { continue }
        for (number, weight) in Self.decoded(list) {
          found[number] = max(found[number] ?? 0, weight * (term == word ? 2 : 1))
        }
      }
    }
    return found
  }

  /// A list such as `8AC,2B`: numbers of articles and weights.
  static func decoded(_ list: String) -> [(number: Int, weight: Int)] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    return list.split(separator: ",").flatMap { group in
      let weight = group.prefix(1)
      var (number, distance, shift) = (-1, 0, 0)
      return group.dropFirst().compactMap { digit -> (number: Int, weight: Int)? in
        let value = digits.firstIndex(of: digit) ?? 0
        distance |= (value & 31) << shift
        shift += 5
        if value > 31 { return nil }
        number += distance + 1
        (distance, shift) = (0, 0)
        return (number, Int(weight, radix: 16) ?? 0)
      }
    }
  }
}
