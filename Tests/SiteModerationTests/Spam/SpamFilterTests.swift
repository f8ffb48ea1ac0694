import SiteModel
import SiteTestSupport
import Testing

@testable import SiteModeration

/// The filter, and how well it judges comments that it has not learned from. `docs/comments.md` has the same figures.
@Suite struct SpamFilterTests {
  private struct Sample {
    var name: String
    var text: String
    var isSpam: Bool
  }

  /// What ten-fold cross-validation found at the threshold of `inbox`.
  private struct Figures: CustomStringConvertible {
    var caught = 0, missed = 0, passed = 0, accused = 0
    var description: String {
      "spam caught \(caught) of \(caught + missed), wanted comments called spam \(accused) of \(accused + passed)"
    }
  }

  private func validated(_ samples: [Sample], folds: Int = 10) -> Figures {
    var random = SeededRandom(seed: 7)
    let shuffled = samples.shuffled(using: &random)
    var figures = Figures()
    for fold in 0..<folds {
      var filter = SpamFilter()
      for (i, sample) in shuffled.enumerated() where i % folds != fold {
        filter.learn(name: sample.name, address: nil, text: sample.text, isSpam: sample.isSpam)
      }
      for (i, sample) in shuffled.enumerated() where i % folds == fold {
        let score = filter.score(name: sample.name, address: nil, text: sample.text)
        switch (sample.isSpam, score >= SpamFilter.threshold) {
        case (true, true): figures.caught += 1
        case (true, false): figures.missed += 1
        case (false, true): figures.accused += 1
        case (false, false): figures.passed += 1
        }
      }
    }
    return figures
  }

  private var handWritten: [Sample] {
    func samples(_ texts: [String], _ names: [String], _ isSpam: Bool) -> [Sample] {
      texts.enumerated().map { Sample(name: names[$0 % names.count], text: $1, isSpam: isSpam) }
    }
    return samples(HandWrittenComments.wanted, HandWrittenComments.names, false)
      + samples(HandWrittenComments.unwanted, HandWrittenComments.spamNames, true)
  }

  @Test("comments written by hand: no wanted one is accused, and most spam is caught")
  func handWrittenComments() {
    let figures = validated(handWritten)
    print("spam filter, hand-written, ten folds: \(figures)")
    #expect(figures.accused == 0)
    #expect(figures.caught * 2 >= figures.caught + figures.missed)
  }

  @Test("generated comments of a busy blog: ten folds over two thousand")
  func generated() {
    var random = SeededRandom(seed: 11)
    func mixed(_ texts: [String]) -> String {
      // Sentences of several comments: what is learned is words, not texts.
      let sentences = texts.flatMap { $0.split(separator: ".").map { $0.trimming { $0 == " " } + "." } }
      return (0..<3).map { _ in sentences[Int.random(in: 0..<sentences.count, using: &random)] }.joined(
        separator: " ")
    }
    var samples: [Sample] = []
    for i in 0..<2000 {
      let isSpam = i % 4 == 0
      let names = isSpam ? HandWrittenComments.spamNames : HandWrittenComments.names
      samples.append(
        Sample(
          name: names[i / 4 % names.count],
          text: mixed(isSpam ? HandWrittenComments.unwanted : HandWrittenComments.wanted), isSpam: isSpam))
    }
    let figures = validated(samples)
    print("spam filter, generated, ten folds: \(figures)")
    #expect(figures.accused * 100 < figures.accused + figures.passed)
    #expect(figures.caught * 10 >= 9 * (figures.caught + figures.missed))
  }

  @Test("without anything to learn from, a filter accuses nobody of his words")
  func untrained() {
    let filter = SpamFilter()
    for text in HandWrittenComments.wanted + HandWrittenComments.unwanted {
      #expect(filter.score(name: "A", address: nil, text: text) < SpamFilter.threshold)
    }
  }

  @Test("how a message came counts: the hidden field, haste, links, repetition")
  func signs() {
    var filter = SpamFilter()
    func score(_ change: (inout ReaderMessage) -> Void) -> Double {
      var message = ReaderMessage(article: "velo", name: "A", text: String(repeating: "mot ", count: 20))
      change(&message)
      return filter.score(message)
    }
    let plain = score { _ in }
    #expect(plain < 0.2)
    #expect(score { $0.isTrapped = true } > SpamFilter.threshold)
    #expect(score { $0.seconds = 5 } > plain)
    #expect(score { $0.seconds = 60 } == plain)
    #expect(score { $0.text += String(repeating: " http://e.org", count: 8) } > 0.7)
    filter.note(String(repeating: "MOT, ", count: 20))
    filter.note(String(repeating: "mot ", count: 20))
    #expect(score { _ in } > plain + 0.3)
  }

  @Test("the filter learns from this blog's own files, and not from what its author or pingbacks say")
  func training() async throws {
    var files: [String: String] = [:]
    for (i, text) in HandWrittenComments.wanted.enumerated() {
      files["content/comments/2026-02-03-velo/w\(i).md"] = SmallSite.comment("A", "2026-02-04", body: text)
    }
    for (i, text) in HandWrittenComments.unwanted.enumerated() {
      files["content/comments/2026-02-03-velo/s\(i).md"] = SmallSite.comment(
        "B", "2026-02-04", "status: spam", body: text)
    }
    // A report is no comment, even one that was called spam.
    let plain = SpamFilter(trainedOn: try await ModeratedBlog(files).site())
    files["content/comments/2026-02-03-velo/r.md"] = SmallSite.comment(
      "Signalement", "2026-02-04", "status: spam\ntype: report\nparent: w0", body: "La réunion du maire.")
    let filter = SpamFilter(trainedOn: try await ModeratedBlog(files).site())
    let reported = "La réunion du maire."
    #expect(
      filter.score(name: "Signalement", address: nil, text: reported)
        == plain.score(name: "Signalement", address: nil, text: reported))
    let spam = "Prêt rapide sans justificatif, crédit garanti http://credit-nouveau.example"
    #expect(filter.score(name: "Crédit", address: nil, text: spam) > SpamFilter.threshold)
    #expect(
      filter.score(name: "Zoé", address: nil, text: "La réunion du maire est dans le journal municipal ?")
        < 0.1)
  }
}
