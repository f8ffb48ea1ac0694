/// What somebody waits for who has just cloned the repository: the compiler, then the sample blog.
enum FreshBuild {
  /// The seconds that `make site` takes. Packages that SwiftPM has downloaded before are not downloaded again.
  ///
  /// - Parameter folder: where to put the clone.
  static func measure(folder: String) throws -> Double {
    let clone = folder + "/clone"
    _ = try ProcessRun.measure("git", ["clone", "--quiet", ".", clone], folder: folder)
    // Under `make bench ARGS=…` these would reach the clone's `make` as well.
    let ownWords = ["MAKEFLAGS", "MAKEOVERRIDES", "MFLAGS", "MAKELEVEL", "ARGS"].flatMap { ["-u", $0] }
    return try ProcessRun.measure("env", ownWords + ["make", "-C", clone, "site"], folder: folder).wall
  }
}
