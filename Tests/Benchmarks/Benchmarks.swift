import ArgumentParser

/// `make bench`: what a build costs, beside Hugo and `cp -r`.
@main
struct Benchmarks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks", abstract: "What a build costs.",
    subcommands: [
      RunCommand.self, GenerateCommand.self, ServeCommand.self, InboxBenchmark.self, ImportBenchmark.self,
      CheckBenchmark.self,
    ])
}
