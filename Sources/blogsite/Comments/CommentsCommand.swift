import ArgumentParser

/// `blogsite comments`: what the desk does, on the command line.
struct CommentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comments",
    abstract: "Judge readers' comments.",
    discussion: """
      A comment is named ARTICLE/COMMENT, as its file is: 2026-02-03-velo/2026-02-05-lea.

      EXAMPLES
        blogsite comments list --status pending
        blogsite comments approve 2026-02-03-velo/2026-02-05-lea
        blogsite comments remove 2026-02-03-velo/2026-02-05-max --reason "règle 3"
        blogsite comments reply 2026-02-03-velo 2026-02-05-lea --text "Merci !"
        blogsite comments endpoint --spool ../commentaires
      """,
    subcommands: [
      CommentsList.self, CommentsShow.self, CommentsApprove.self, CommentsSpam.self, CommentsRemove.self,
      CommentsReply.self, CommentsForget.self, CommentsLog.self, CommentsEndpoint.self,
    ])
}

/// The options of every command on comments.
struct CommentsOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that holds content/ and templates/.", valueName: "dir"))
  var root = "."

  func validate() throws {
    // An empty shell variable would mean the root of the disk.
    if root.isEmpty { throw ValidationError("--root needs a folder.") }
  }
}
