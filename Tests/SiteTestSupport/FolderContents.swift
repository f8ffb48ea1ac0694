extension TemporaryFolder {
  /// Everything in a folder, folders too, by its path; nothing where there is no such folder.
  package func contents(in top: String) throws -> [String: [UInt8]] {
    guard exists(top) else { return [:] }
    var contents: [String: [UInt8]] = [:]
    for path in try entries(in: top) {
      contents[path] = path.hasSuffix("/") ? [] : try bytes(top + "/" + path)
    }
    return contents
  }
}

/// What two folders differ in, in words and in order.
package func differences(_ found: [String: [UInt8]], _ expected: [String: [UInt8]]) -> [String] {
  Set(found.keys).union(expected.keys).sorted().compactMap { path in
    switch (found[path], expected[path]) {
    case (nil, _): "\(path): is missing"
    case (_, nil): "\(path): should not be there"
    case (let one, let other): one == other ? nil : "\(path): other bytes"
    }
  }
}
