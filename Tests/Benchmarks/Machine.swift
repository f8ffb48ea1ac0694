import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where figures come from: they mean little without.
struct Machine: Sendable {
  /// What and what version of it.
  var facts: [(name: String, value: String)]

  /// - Parameters:
  ///   - folder: where the sites are built.
  ///   - hugo: nil where Hugo takes no part.
  init(folder: String, hugo: String?) throws {
    func firstLine(_ program: String, _ arguments: [String]) -> String {
      let run = try? ProcessRun.measure(program, arguments, folder: folder)
      return run?.output.split(separator: "\n").first.map(String.init) ?? "unknown"
    }
    let process = ProcessInfo.processInfo
    var facts = [
      ("processor", "\(Self.processor()), \(process.activeProcessorCount) cores"),
      ("memory", Figures.memory(Double(process.physicalMemory))),
      ("system", firstLine("uname", ["-sr"])),
      ("file system", Self.fileSystem(of: folder)),
      ("load before the run", String(format: "%.1f", Self.load())),
      ("blogsite", firstLine("git", ["describe", "--always", "--dirty", "--match=v*"])),
      ("Swift", Self.swiftVersion(firstLine("swift", ["--version"]))),
    ]
    if let hugo { facts.append(("Hugo", Self.hugoVersion(firstLine(hugo, ["version"])))) }
    self.facts = facts
  }

  /// `Swift version 6.3.1 (swift-6.3.1-RELEASE)` → `6.3.1`.
  static func swiftVersion(_ text: String) -> String {
    guard let match = text.firstMatch(of: /Swift version ([^ ]+)/) else { return text }
    return String(match.1)
  }

  /// `hugo v0.168.0-e27a67+extended linux/amd64 …` → `v0.168.0`.
  static func hugoVersion(_ text: String) -> String {
    guard let match = text.firstMatch(of: /v[0-9.]+[0-9]/) else { return text }
    return String(match.0)
  }

  private static func processor() -> String {
    #if canImport(Darwin)
      var size = 0
      sysctlbyname("machdep.cpu.brand_string", nil, &size, nil, 0)
      var bytes = [UInt8](repeating: 0, count: size)
      sysctlbyname("machdep.cpu.brand_string", &bytes, &size, nil, 0)
      return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    #else
      let text = FileManager.default.contents(atPath: "/proc/cpuinfo") ?? Data()
      let line = String(decoding: text, as: UTF8.self).split(separator: "\n").first {
        $0.hasPrefix("model name")
      }
      guard let name = line?.split(separator: ":", maxSplits: 1).last else { return "unknown" }
      return name.trimmingCharacters(in: .whitespaces)
    #endif
  }

  private static func fileSystem(of folder: String) -> String {
    #if canImport(Darwin)
      var info = statfs()
      guard statfs(folder, &info) == 0 else { return "unknown" }
      return withUnsafeBytes(of: info.f_fstypename) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    #else
      let text = FileManager.default.contents(atPath: "/proc/mounts") ?? Data()
      let path = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path + "/"
      let mounts = String(decoding: text, as: UTF8.self).split(separator: "\n").map {
        $0.split(separator: " ")
      }
      let own = mounts.filter { $0.count > 2 && path.hasPrefix($0[1] == "/" ? "/" : $0[1] + "/") }
      return own.max { $0[1].count < $1[1].count }.map { String($0[2]) } ?? "unknown"
    #endif
  }

  /// The mean length of the queue for the processor, of the last minute.
  static func load() -> Double {
    var load = 0.0
    return getloadavg(&load, 1) == 1 ? load : 0
  }
}
