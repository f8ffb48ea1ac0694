/// What an editor waits for, as `serve` measures it, for the table of targets.
enum EditUnderServe {
  /// The seconds from saving an article's text to its text in the browser; nil where nothing was told.
  ///
  /// - Parameter folder: where to put the blog.
  static func measure(_ contenders: Contenders, folder: String) throws -> Double? {
    let (size, root) = (BlogSize.usual, folder + "/preview")
    _ = try ProcessRun.measure(
      contenders.generator,
      [
        "generate", "--articles", String(size.articles), "--comments", String(size.comments), "--templates",
        contenders.templates, "--hugo-layouts", contenders.hugoLayouts, root,
      ], folder: folder)
    let told = try ProcessRun.measure(contenders.generator, ["serve", root], folder: folder).output
    return told.firstMatch(of: /\| an article's text \| ([0-9]+) ms/).flatMap { Double($0.1) }.map {
      $0 / 1000
    }
  }
}
