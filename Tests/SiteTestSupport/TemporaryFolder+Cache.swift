extension TemporaryFolder {
  /// Flips a bit of a text where a build's cache keeps it: behind all that is looked at before the text is wanted.
  ///
  /// - Returns: how many files of the cache have it.
  package func damageCache(at text: String) throws -> Int {
    var count = 0
    for name in try files(in: ".blogsite/cache")
    where ["sources-", "pages-"].contains(where: name.hasPrefix) {
      var bytes = try bytes(".blogsite/cache/" + name)
      guard let place = bytes.ranges(of: Array(text.utf8)).last else { continue }
      bytes[place.lowerBound] ^= 1
      try write(bytes, to: ".blogsite/cache/" + name)
      count += 1
    }
    return count
  }
}
