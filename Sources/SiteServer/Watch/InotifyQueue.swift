#if os(Linux)
  #if canImport(Glibc)
    import Glibc
  #else
    import Musl
  #endif

  /// One event as the kernel tells it.
  struct InotifyEvent {
    var watch: Int32
    var mask: UInt32
    /// The entry of the watched folder; empty where the folder itself is meant.
    var name: String

    func has(_ flag: some BinaryInteger) -> Bool { mask & UInt32(truncatingIfNeeded: flag) != 0 }
  }

  /// The kernel's queue of events; closed with the value that stands for it.
  final class InotifyQueue: Sendable {
    let descriptor: Int32

    /// Nil where the system has no more of them to give.
    init?() {
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      if descriptor < 0 { return nil }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// All events that are waiting.
    func events() -> [InotifyEvent] {
      var events: [InotifyEvent] = []
      // Room for some thousand events a read.
      var buffer = [UInt8](repeating: 0, count: 64 * 1024)
      while true {
        let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return events }
        Self.parse(buffer[..<count], &events)
      }
    }

    /// `struct inotify_event`: watch, mask, cookie, length, and a name filled up with zeros.
    private static func parse(_ bytes: ArraySlice<UInt8>, _ events: inout [InotifyEvent]) {
      let header = 16
      bytes.withUnsafeBytes { bytes in
        var start = 0
        while start + header <= bytes.count {
          let length = Int(bytes.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
          let name = bytes[(start + header)..<min(start + header + length, bytes.count)].prefix { $0 != 0 }
          events.append(
            InotifyEvent(
              watch: bytes.loadUnaligned(fromByteOffset: start, as: Int32.self),
              mask: bytes.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self),
              name: String(decoding: name, as: UTF8.self)))
          start += header + length
        }
      }
    }
  }
#endif
