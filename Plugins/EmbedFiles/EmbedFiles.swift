import Foundation
import PackagePlugin

/// Compiles files of this repository into the program: they are written into a Swift file of the target that asks for
/// them, as `TargetName.embedded`, whenever they change.
@main struct EmbedFiles: BuildToolPlugin {
  /// The folder or file of each target, from the repository's root.
  private static let sources = [
    "DefaultTheme": "templates", "ProgramVersion": "VERSION", "StarterBlog": "starter",
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let name = Self.sources[target.name] else { return [] }
    let source = context.package.directoryURL.appending(path: name)
    let output = context.pluginWorkDirectoryURL.appending(path: "\(target.name)+Embedded.swift")
    var inputs = [source]
    if let found = FileManager.default.enumerator(at: source, includingPropertiesForKeys: nil) {
      // Folders too: they change when a file is added.
      for case let file as URL in found { inputs.append(file) }
    }
    return [
      .buildCommand(
        displayName: "Embedding \(name)", executable: try context.tool(named: "FileEmbedder").url,
        arguments: [target.name, source.path(percentEncoded: false), output.path(percentEncoded: false)],
        inputFiles: inputs, outputFiles: [output])
    ]
  }
}
