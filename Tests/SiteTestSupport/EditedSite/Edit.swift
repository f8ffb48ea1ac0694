/// One kind of thing that happens to a blog between two builds.
struct Edit: Sendable {
  var name: String
  /// Tells what was done; nil where there is nothing to do it to.
  var make: @Sendable (inout EditedSite) throws -> String?

  /// What happens more often stands here more often.
  static let all: [Edit] = [
    Edit(name: "add an article") { try $0.writeArticle($0.newArticlePath()) },
    Edit(name: "edit an article") { try $0.editArticle() },
    Edit(name: "edit an article") { try $0.editArticle() },
    Edit(name: "make a draft of, or publish,") { try $0.toggleDraft() },
    Edit(name: "make a draft of, or publish,") { try $0.toggleDraft() },
    Edit(name: "rename") { try $0.renameArticle() },
    Edit(name: "move to another folder") { try $0.moveArticle() },
    Edit(name: "delete") { try $0.deleteArticle() },
    Edit(name: "add the comment") { try $0.writeComment() },
    Edit(name: "add the comment") { try $0.writeComment() },
    Edit(name: "edit the comment") { try $0.editComment() },
    Edit(name: "moderate") { try $0.moderate() },
    Edit(name: "moderate") { try $0.moderate() },
    Edit(name: "delete the comment") { try $0.deleteComment() },
    Edit(name: "rename the comment") { try $0.renameComment() },
    Edit(name: "write or delete the page") { try $0.changePage() },
    Edit(name: "tags") { try $0.changeTags() },
    Edit(name: "settings") { try $0.changeSettings() },
    Edit(name: "template") { try $0.changeTemplate() },
    Edit(name: "words") { try $0.changeWords() },
    Edit(name: "file") { try $0.changeOtherFile() },
    Edit(name: "the clock shows") { $0.moveClock() },
    Edit(name: "the build has the options") { $0.changeRequest() },
    Edit(name: "touch") { try $0.touch() },
    Edit(name: "change within the tick of the clock") { try $0.changeUnseen() },
    Edit(name: "go back with") { try $0.revert() },
    Edit(name: "go back with") { try $0.revert() },
    Edit(name: "someone else changes") { try $0.spoilOutput() },
    Edit(name: "damage") { try $0.damageCache() },
  ]
}
