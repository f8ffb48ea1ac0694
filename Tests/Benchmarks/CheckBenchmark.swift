import ArgumentParser
import Foundation

/// What `blogsite check` costs beside a build, and what a blog costs whose links are dead: `Benchmarks check`.
struct CheckBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Measure 'blogsite check', and builds of a blog full of dead links.")

  @Option var articles = 10_000
  @Option(help: "Of all articles together.") var comments = 15_000
  @Option(help: "In each article.") var deadLinks = 5
  @Option(help: "The release build.") var blogsite = ".build/release/blogsite"
  @Option(help: "blogsite’s templates, to copy.") var templates = "templates"
  @Option(help: "Where to work; the folder’s “check” is deleted before and after.") var folder =
    ".build/bench"

  func run() throws {
    let work = URL(fileURLWithPath: folder + "/check").path
    try? FileManager.default.removeItem(atPath: work)
    defer { try? FileManager.default.removeItem(atPath: work) }
    var blog = GeneratedBlog(articles: articles, comments: comments)
    blog.addLinks(perArticle: deadLinks, dead: false)
    try blog.writeForBlogsite(to: work + "/good", templates: templates)
    blog = GeneratedBlog(articles: articles, comments: comments)
    blog.addLinks(perArticle: deadLinks, dead: true)
    try blog.writeForBlogsite(to: work + "/dead", templates: templates)
    print("| what | time | processor | memory |\n| --- | --: | --: | --: |")
    try measure("a cold build", ["build", "--quiet", "--clean"], on: "good", work)
    try FileManager.default.removeItem(atPath: work + "/good/.blogsite")
    try FileManager.default.removeItem(atPath: work + "/good/site")
    try measure("a first check", ["check"], on: "good", work)
    try measure("a second check, nothing changed", ["check"], on: "good", work)
    try measure(
      "a cold build, \(deadLinks) dead links in each article", ["build", "--quiet"], on: "dead", work)
    try FileManager.default.removeItem(atPath: work + "/dead/.blogsite")
    try measure("a first check of that", ["check"], on: "dead", work)
    try measure("a second check of that", ["check"], on: "dead", work)
  }

  private func measure(_ what: String, _ arguments: [String], on blog: String, _ work: String) throws {
    let run = try ProcessRun.measure(
      URL(fileURLWithPath: blogsite).path, arguments + ["--root", "\(work)/\(blog)"], folder: work,
      accepting: [0, 1])
    let times = [run.wall, run.cpu].map { String(format: "%.2f s", $0) }
    print("| \(what) | \(times.joined(separator: " | ")) | \(run.peakMemory / 1_000_000) MB |")
  }
}
