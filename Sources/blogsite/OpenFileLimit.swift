import Foundation

/// How many files the shell lets a program open.
enum OpenFileLimit {
  /// With fewer, the threads' own machinery ends the process without a word.
  private static let least = 8

  /// Ends the process, as where the disk fails, if there are too few.
  static func check() {
    var limit = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < Self.least else { return }
    Printer().note("error: only \(limit.rlim_cur) files may be open at a time\nhint: ulimit -n 1024")
    exit(74)
  }
}
