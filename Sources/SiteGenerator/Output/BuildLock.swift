package import SiteContent

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Held while a site is built: a second build of the same site waits for the first.
///
/// The system lets go of it when the process ends, however it ends.
package struct BuildLock: ~Copyable {
  private let file: Int32

  /// - Parameter onWait: is called once when another build holds the lock.
  package init(layout: SiteLayout, onWait: () -> Void) throws(DiskError) {
    try OwnFolders.makeState(layout)
    let path = layout.state + "/lock"
    var hasWaited = false
    while true {
      let file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
      guard file >= 0 else { throw DiskError("lock", path, code: errno) }
      if flock(file, LOCK_EX | LOCK_NB) != 0 {
        var code = errno
        if code == EWOULDBLOCK {
          if !hasWaited { onWait() }
          hasWaited = true
          repeat { code = flock(file, LOCK_EX) == 0 ? 0 : errno } while code == EINTR
        }
        guard code == 0 else {
          close(file)
          throw DiskError("lock", path, code: code)
        }
      }
      if Self.isStillAt(path, file) {
        self.file = file
        return
      }
      // Someone deleted `.blogsite`: this lock is on a file that the next build will not find.
      close(file)
      try OwnFolders.makeState(layout)
    }
  }

  /// The moment by the clock of the disk that the lock lies on, in nanoseconds since 1970.
  package func diskMoment() throws(DiskError) -> Int64 {
    var info = stat()
    guard futimens(file, nil) == 0, fstat(file, &info) == 0 else {
      throw DiskError("lock", "lock", code: errno)
    }
    return FileStamp(info).modified
  }

  /// Lets the next build go on.
  package consuming func release() {}

  deinit { close(file) }

  private static func isStillAt(_ path: String, _ file: Int32) -> Bool {
    var held = stat()
    var present = stat()
    guard fstat(file, &held) == 0, stat(path, &present) == 0 else { return false }
    return held.st_dev == present.st_dev && held.st_ino == present.st_ino
  }
}
