import SiteContent
import SiteModel

/// The proof that what was built step by step is what a clean build makes.
enum Verification {
  /// Makes the whole site in memory from nothing, and compares it with the output folder.
  ///
  /// - Returns: the files that differ, in order, with what is wrong.
  /// - Throws: `DiskError`.
  static func differences(_ options: BuildOptions) async throws -> [String] {
    let layout = options.layout
    guard let prepared = try await Stages.prepare(options).site else {
      return ["the content changed meanwhile and has errors now"]
    }
    var files = Render.files(prepared.plan, prepared.templates, layout)
    if let shard = options.shard { files = files.filter { shard.holds($0.path.text) } }
    let folder = try OutputFolder(layout.output)
    let clean = files
    let found = try await Parallel.map(count: clean.count, jobs: options.jobs, { [UInt8]() }) { _, i in
      try difference(clean[i], in: folder)
    }
    let manifest = try ManifestFile(state: layout.state, output: folder.path).read() ?? Manifest()
    let planned = Set(clean.map(\.path))
    let leftovers = manifest.files.paths.filter { !planned.contains($0.relative) }
      .filter { options.shard?.holds($0.text) ?? true }.map { "\($0): should not be there" }
    return (found.compactMap { $0 } + leftovers).sorted()
  }

  private static func difference(_ file: OutputFile, in folder: OutputFolder) throws -> String? {
    guard let path = OutputPath(file.path), let status = try folder.status(of: path), status.kind == .file
    else { return "\(file.path): is missing" }
    let size = Int(status.stamp.size)
    let isEqual: Bool
    switch file.content {
    case .bytes(let bytes): isEqual = FileComparison.isEqual(bytes, to: path, size: size, in: folder)
    case .made(let make): isEqual = try FileComparison.isEqual(make([]), to: path, size: size, in: folder)
    case .copy(let source):
      isEqual = try FileComparison.isEqual(copyOf: source, to: path, size: size, in: folder)
    case .derived(let make):
      isEqual = try FileComparison.isEqual(copyOf: make(), to: path, size: size, in: folder)
    case .cleaned(let source):
      isEqual = try FileComparison.isEqual(cleaned: source, to: path, size: size, in: folder)
    }
    return isEqual ? nil : "\(file.path): other bytes"
  }
}
