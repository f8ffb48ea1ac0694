import Foundation
import SiteContent
import SiteGenerator
import SiteModel

/// Names this very program, byte for byte: what another one left in the cache may mean something else.
enum ProgramIdentity {
  /// By the linker's own digest, else by that of the program's file; nil where that cannot be read: then there is no
  /// cache.
  ///
  /// - Parameter state: the folder of the build's own files. The name is kept there with the stamp of the
  ///   program's file, which has a hundred megabytes to read.
  static func current(state: String) -> String? {
    #if os(Linux)
      if let id = LinkerID.own() { return "id-" + id.map { String($0, radix: 16) }.joined(separator: "-") }
    #endif
    for case let path? in candidates {
      guard let stamp = FileStamp(of: path) else { continue }
      let file = CacheFile(path: state + "/cache/program", program: "blogsite")
      if let kept = kept(in: file), kept.stamp == stamp { return kept.name }
      guard let bytes = try? FileReading.bytes(of: path) else { continue }
      let name = DigestKey(first: 0, second: 0).digest(bytes).hexadecimal
      keep(name, stamp, in: file)
      return name
    }
    return nil
  }

  /// Where the program's own file may be. On Linux, Foundation ends a process that asks for its bundle and may not read
  /// the folder that it lies in.
  private static var candidates: [String?] {
    #if os(Linux)
      ["/proc/self/exe", CommandLine.arguments.first]
    #else
      [Bundle.main.executablePath, CommandLine.arguments.first]
    #endif
  }

  private static func kept(in file: CacheFile) -> (stamp: FileStamp, name: String)? {
    guard var reader = file.read()?.content else { return nil }
    do throws(CacheDamage) {
      return (try reader.value(), try reader.value())
    } catch {
      return nil
    }
  }

  /// Only where there is a cache already, and the program lies there long enough for its stamp to be trusted.
  private static func keep(_ name: String, _ stamp: FileStamp, in file: CacheFile) {
    guard stamp.isSettled(at: Int64(Date().timeIntervalSince1970 * 1e9)) else { return }
    var writer = ByteWriter()
    writer.put(stamp)
    writer.put(name)
    // A name that cannot be kept is found again by reading: nothing is lost.
    _ = try? file.write(key: DigestKey(first: 0, second: 0), writer)
  }
}
