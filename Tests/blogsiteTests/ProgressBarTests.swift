import Testing

@testable import blogsite

@Suite struct ProgressBarTests {
  @Test("a stage that counts has a bar and its count, any other its name")
  func text() {
    #expect(ProgressBar.text(.parse, done: 0, all: 0) == "parse")
    #expect(ProgressBar.text(.write, done: 0, all: 27_776) == "write ░░░░░░░░░░░░░░░░░░░░ 0/27,776")
    #expect(ProgressBar.text(.write, done: 12_345, all: 27_776) == "write ████████░░░░░░░░░░░░ 12,345/27,776")
    #expect(ProgressBar.text(.write, done: 999, all: 999) == "write ████████████████████ 999/999")
  }
}
