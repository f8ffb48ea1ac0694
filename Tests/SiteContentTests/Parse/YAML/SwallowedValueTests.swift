import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

/// What YAML would eat of what people write, in every kind of file.
@Suite struct SwallowedValueTests {
  private func problems(_ text: String, _ keys: KeySet = .article) -> [String] {
    var diagnostics: [Diagnostic] = []
    _ = YAMLSource(file: "x", text: text, lineOffset: 0, keys: keys).read(&diagnostics)
    return written(diagnostics).map { String($0.dropFirst(2)) }
  }

  private static let behind = "warning: what follows ' #' is a comment in YAML and is not shown"

  @Test(
    "a hashtag is told of under every key",
    arguments: [
      ("tags: UMP, #NuitDebout, Internet", "1:12", "tags: \"UMP, #NuitDebout, Internet\""),
      ("technorati: a, b #c", "1:18", "technorati: \"a, b, #c\""),
      ("tags: UMP #PS #FN", "1:11", "tags: \"UMP, #PS, #FN\""),
      ("tags: Conseil # 3", "1:15", "tags: \"Conseil # 3\""),
      ("tags:\n  - UMP #2\n  - b", "2:9", "- \"UMP #2\""),
      ("extra:\n  slogan: Non #merci", "2:15", "slogan: \"Non #merci\""),
      ("inconnu: a #b", "1:12", "inconnu: \"a #b\""),
    ])
  func behindAValue(_ text: String, _ place: String, _ mended: String) {
    #expect(problems(text) == ["\(place): \(Self.behind) | put the value in quotes: \(mended)"])
  }

  @Test("a hashtag that begins the last line of a value is told of; a line that was commented out is not")
  func lastLine() {
    #expect(
      problems("description: Le texte du jour\n  #Retraites et la suite\nauthor: x") == [
        "2:3: \(Self.behind) | put the whole value in quotes, on one line: "
          + "description: \"Le texte du jour #Retraites et la suite\""
      ])
    for text in [
      "title: a\n#draft: true", "title: a\n  # une note", "tags:\n  - a\n  #- b\n  - c",
      "extra:\n  a: b\n  #c: d",
    ] { #expect(problems(text) == [], "\(text)") }
  }

  @Test("a key that decides what is public is told of within a text of several lines")
  func buried() {
    #expect(
      problems("title: |\n  Un\n  draft: true") == [
        "3:3: warning: 'draft: true' is a part of the text above it here, and decides nothing | "
          + "delete the spaces before it: draft: true"
      ])
    #expect(
      problems("author: a\nformat: >\n  Un\n  status: removed", .comment) == [
        "4:3: warning: 'status: removed' is a part of the text above it here, and decides nothing | "
          + "delete the spaces before it: status: removed"
      ])
    for text in [
      "description: |\n  Un\n  status: removed", "description: >\n  Un\n  draft: le texte\n  date: demain",
    ] {
      #expect(problems(text) == [], "\(text)")
    }
  }

  @Test(
    "so it is in quotes, at a line's end and in other systems' words",
    arguments: [
      ("description: |\n  Un\n  published: false", "3:3", "published: false", "above", "draft: true"),
      ("description: |\n  Un\n  status: draft", "3:3", "status: draft", "above", "draft: true"),
      ("title: \"Un\n  private: true\"", "2:3", "private: true", "above", "draft: true"),
      ("title: Un texte status: draft", "1:17", "status: draft", "before", "draft: true"),
      ("title: Un texte draft: true", "1:17", "draft: true", "before", "draft: true"),
    ])
  func buriedElsewhere(_ text: String, _ place: String, _ line: String, _ side: String, _ meant: String) {
    #expect(
      problems(text) == [
        "\(place): warning: '\(line)' is a part of the text \(side) it here, and decides nothing | "
          + "write '\(meant)' on a line of its own, without spaces before it"
      ])
  }

  @Test(
    "words with a colon are words",
    arguments: [
      "title: \"Un\n  débat : privé\"", "title: Le mode brouillon : oui", "title: Réunion online: false",
      "description: |\n  Un\n  status: en cours\n  date: demain", "title: Un texte : le débat",
    ])
  func words(_ text: String) { #expect(problems(text) == []) }

  @Test("no hint puts a key into the quotes of a text above it")
  func indentedKey() {
    #expect(
      problems("title: a\n  published: false") == [
        "2:12: error: this is not valid YAML: mapping values are not allowed in this context | "
          + "write 'draft: true' on a line of its own, without spaces before it"
      ])
    #expect(
      problems("title: a\n  auteur: b") == [
        "2:9: error: this is not valid YAML: mapping values are not allowed in this context | "
          + "remove the spaces before 'auteur'"
      ])
  }

  @Test(
    "a line that is nearly a key is no part of the text above it",
    arguments: [
      ("title: a\ndraft： true", "write 'draft: true', with a plain colon"),
      ("title: a\n- draft: true", "write 'draft: true' without '-'"),
      ("title: a\n----", "write three hyphens: '---'"),
      ("title: a\n–––", "write three hyphens: '---'"),
    ])
  func nearlyKeys(_ text: String, _ hint: String) {
    #expect(problems(text).count == 1)
    #expect(problems(text).first?.hasSuffix(" | " + hint) == true)
  }

  @Test("a value of several lines is mended as a whole")
  func overLines() {
    #expect(
      problems("description: Une\n  phrase #longue") == [
        "2:10: \(Self.behind) | put the whole value in quotes, on one line: description: \"Une phrase #longue\""
      ])
    #expect(
      problems("tags: UMP #PS\n  #FN\nauthor: x") == [
        "1:11: \(Self.behind) | put the value in quotes: tags: \"UMP, #PS\""
      ])
    for (text, place) in [
      ("tags:\n  UMP, #Nuit,\n  Internet", "2:8"), ("tags:\n  UMP,\n  #Nuit,\n  Internet", "3:3"),
    ] {
      #expect(
        problems(text) == [
          "\(place): error: '#' starts a comment in YAML, and the value cannot go on below it | "
            + "put the whole value in quotes, on one line: tags: \"UMP, #Nuit, Internet\""
        ])
    }
  }

  @Test("a key below a value that stands on a line of its own is one of the file's")
  func belowAValue() {
    #expect(
      problems("description:\n  Une phrase.\ndraft: #true") == [
        "3:8: error: 'draft' has no value: '#' starts a comment in YAML | write it without '#': draft: true"
      ])
  }

  @Test("between brackets, what stands before a comma is no remark")
  func beforeAComma() {
    #expect(
      problems("tags: [a, b # c\n  , d]") == [
        "1:13: \(Self.behind) | put the value in quotes: \"b # c\""
      ])
    #expect(problems("tags: [a, b # c\n]") == [])
  }

  @Test(
    "where a value can have no '#', quotes would not help",
    arguments: [
      ("slug: nuit #debout", "1:12"), ("draft: true # à relire", "1:13"),
      ("date: 2007-11-06 # mardi", "1:18"),
    ])
  func behindAWord(_ text: String, _ place: String) {
    #expect(problems(text) == ["\(place): \(Self.behind) | delete it, or put it on a line of its own"])
  }

  @Test("what stands behind an address is most often a remark")
  func behindAnAddress() {
    #expect(
      problems("image: /media/a.jpg   # à refaire") == [
        "1:23: \(Self.behind) | write a remark on a line of its own; what belongs to the address goes into quotes"
      ])
    #expect(
      problems("image: /media/a.jpg #haut") == [
        "1:21: \(Self.behind) | put the value in quotes: image: \"/media/a.jpg #haut\""
      ])
  }

  @Test("a value that begins with '#' is lost whole: the hint says what it may have meant")
  func insteadOfAWord() {
    let message = "warning: 'slug' has no value: '#' starts a comment in YAML"
    #expect(problems("slug: #x") == ["1:7: \(message) | write it without '#': slug: x"])
    #expect(problems("slug: # à choisir") == ["1:7: \(message) | write a value, or delete the line"])
  }

  @Test(
    "a value that begins with a hashtag is no value",
    arguments: [
      ("tags: #UMP, #loi", "1:7", "'tags' has no value", "tags: \"#UMP, #loi\""),
      ("tags:\n  - #NuitDebout", "2:5", "this entry is empty", "- \"#NuitDebout\""),
      ("tags:\n- a\n- #NuitDebout", "3:3", "this entry is empty", "- \"#NuitDebout\""),
      ("author: # 1", "1:9", "'author' has no value", "author: \"# 1\""),
      ("tags:\n  #UMP, #loi\ndate: 2007-01-01", "2:3", "'tags' has no value", "tags: \"#UMP, #loi\""),
      ("tags: #UMP #PS", "1:7", "'tags' has no value", "tags: \"#UMP, #PS\""),
      ("tags: #UMP\n  - b", "1:7", "'tags' has no value", "tags: \"#UMP\""),
    ])
  func inPlaceOfAValue(_ text: String, _ place: String, _ what: String, _ mended: String) {
    #expect(
      problems(text) == [
        "\(place): warning: \(what): '#' starts a comment in YAML | put the value in quotes: \(mended)"
      ])
  }

  @Test(
    "what decides what is public may not be lost",
    arguments: [
      ("status: #spam", KeySet.comment, "status"), ("parent: #52", .comment, "parent"),
      ("date: #2007", .comment, "date"), ("publish_until: #2007", .article, "publish_until"),
      ("draft: #true", .article, "draft"),
      ("draft: #true", .page, "draft"),
    ])
  func deciding(_ text: String, _ keys: KeySet, _ key: String) {
    let value = text.drop { $0 != "#" }.dropFirst()
    #expect(
      problems(text, keys) == [
        "1:\(key.count + 3): error: '\(key)' has no value: '#' starts a comment in YAML | "
          + "write it without '#': \(key): \(value)"
      ])
  }

  @Test("whether comments wait decides what is public")
  func defaultStatus() {
    #expect(
      problems("comments:\n  default_status: #pending", .site) == [
        "2:19: error: 'default_status' has no value: '#' starts a comment in YAML | "
          + "write it without '#': default_status: pending"
      ])
    #expect(
      problems("comments:\n  default_status:\n  email: a@b.fr", .site) == [
        "2:17: warning: 'default_status' is empty: taken as approved | write a value, or delete the line"
      ])
  }

  @Test("between brackets a hashtag takes the bracket with it")
  func hashtags() {
    #expect(
      problems("tags: [UMP, #NuitDebout]\nauthor: x") == [
        "1:13: error: '#' starts a comment in YAML: '#NuitDebout' would be lost | put it in quotes: \"#NuitDebout\""
      ])
    #expect(
      problems("tags: [\n  UMP,\n  #NuitDebout\n]") == [
        "3:3: error: '#' starts a comment in YAML: '#NuitDebout' would be lost | put it in quotes: \"#NuitDebout\""
      ])
    #expect(problems("tags: [UMP, b] #NuitDebout").count == 1)
    #expect(problems("title: \"Nuit\" #NuitDebout").count == 1)
  }

  @Test(
    "remarks of people who know YAML are left alone",
    arguments: [
      "# une remarque\ntitle: a", "title: a\n# fin", "extra: # libre\n  a: b", "tags: # mots\n  - a\n  - b",
      "tags: # mots\n- a", "tags: [a, b] # deux", "title: \"a\" # le titre", "tags:\n  # un mot\n  - a",
      "title: |\n  # un\n  #deux", "tags: [\n  a, # un\n  b\n]", "title: C# et F#", "title: a#b",
      "tags:\n  - a\n  #fin\n  - b",
    ])
  func remarks(_ text: String) { #expect(problems(text) == []) }

  @Test("an empty key that decides what is public is told of")
  func empty() {
    #expect(
      problems("draft:\ntitle: a") == [
        "1:6: warning: 'draft' is empty: taken as false | write a value, or delete the line"
      ])
    #expect(
      problems("author: a\nstatus:  \ndate: 2007-01-01", .comment) == [
        "2:7: warning: 'status' is empty: taken as 'default_status' of the settings | write a value, or delete the line"
      ])
    #expect(problems("tags:\ntitle: a") == [])
  }

  @Test(
    "what stands for nothing in YAML is told of like nothing", arguments: ["~", "null", "Null"])
  func null(_ value: String) {
    let hint = "write a value, or delete the line"
    #expect(problems("draft: \(value)").last == "1:8: warning: 'draft' is empty: taken as false | \(hint)")
    #expect(
      problems("publish_until: \(value)").last
        == "1:16: warning: 'publish_until' is empty: taken as never | \(hint)")
    #expect(
      problems("status: \(value)", .comment).last
        == "1:9: warning: 'status' is empty: taken as 'default_status' of the settings | \(hint)")
    #expect(problems("draft: '~'") == [])
    #expect(problems("tags: null\ntitle: a") == [])
  }

  @Test(
    "the signs of YAML's types and references are told of",
    arguments: [
      (
        "title: !Urgent mobilisation", "1:8", "'!Urgent' is a tag in YAML and would be lost",
        "title: \"!Urgent mobilisation\""
      ),
      ("title: ! Urgent", "1:8", "'!' is a tag in YAML and would be lost", "title: \"! Urgent\""),
      (
        "title: &co les amis", "1:8", "'&co' is an anchor in YAML and would be lost",
        "title: \"&co les amis\""
      ),
      (
        "author: !Jean Dupont", "1:9", "'!Jean' is a tag in YAML and would be lost",
        "author: \"!Jean Dupont\""
      ),
      ("tags: [!a, b]", "1:8", "'!a' is a tag in YAML and would be lost", "\"!a\""),
      ("tags:\n  - !a b", "2:5", "'!a' is a tag in YAML and would be lost", "- \"!a b\""),
      ("extra: {a: &b c, d: e}", "1:12", "'&b' is an anchor in YAML and would be lost", "a: \"&b c\""),
    ])
  func marks(_ text: String, _ place: String, _ what: String, _ mended: String) {
    #expect(problems(text) == ["\(place): error: \(what) | put the value in quotes: \(mended)"])
  }

  @Test(
    "where no text can stand, quotes would not help",
    arguments: [
      (
        "draft: !!bool true", KeySet.article, "1:8", "'!!bool' is a tag in YAML and would be lost",
        "delete '!!bool'"
      ),
      ("extra: &a {x: 1}", .article, "1:8", "'&a' is an anchor in YAML and would be lost", "delete '&a'"),
      (
        "technorati: &a [x, y]", .article, "1:13", "'&a' is an anchor in YAML and would be lost",
        "delete '&a'"
      ),
      ("tags: &a\n  - x", .article, "1:7", "'&a' is an anchor in YAML and would be lost", "delete '&a'"),
      ("title: !!str 2007", .article, "1:8", "'!!str' is a tag in YAML and would be lost", "delete '!!str'"),
      (
        "draft: !true", .article, "1:8", "'!true' is a tag in YAML and would be lost",
        "write it without '!': draft: true"
      ),
      (
        "draft: *vrai", .article, "1:8", "'*vrai' is an alias in YAML, and aliases are not supported",
        "write what it stands for"
      ),
      (
        "title: !Urgent\n  mobilisation", .article, "1:8", "'!Urgent' is a tag in YAML and would be lost",
        "put the whole value in quotes, on one line: title: \"!Urgent mobilisation\""
      ),
    ])
  func marksBeforeValues(_ text: String, _ keys: KeySet, _ place: String, _ what: String, _ hint: String) {
    #expect(problems(text, keys).first == "\(place): error: \(what) | \(hint)")
  }

  @Test("a list with stars is told how to begin its lines")
  func stars() {
    #expect(
      problems("tags:\n  * UMP\n  * PS") == [
        "2:3: error: '*' is an alias in YAML, and aliases are not supported | begin each line of a list with '-'"
      ])
  }

  @Test("an alias is named as such")
  func alias() {
    #expect(
      problems("feature: *image\nimage: &image a.png") == [
        "1:10: error: '*image' is an alias in YAML, and aliases are not supported | write what it stands for; "
          + "if the sign is part of the text, put the value in quotes: feature: \"*image\"",
        "2:8: error: '&image' is an anchor in YAML and would be lost | "
          + "put the value in quotes: image: \"&image a.png\"",
      ])
  }

  @Test("quotes and brackets without an end are told of where they begin")
  func unclosed() {
    #expect(
      problems("date: 2007-01-01\ntitle: \"non fermé\nauthor: x") == [
        "2:8: error: this is not valid YAML: the quotes are never closed | close the quotes: title: \"non fermé\""
      ])
    #expect(
      problems("title: \"non fermé\nauthor: \"x\"\n") == [
        "1:8: error: this is not valid YAML: the quotes are not closed on this line | "
          + "close the quotes: title: \"non fermé\""
      ])
    #expect(
      problems("title: 'L'été'\nauthor: x\n").map { $0.prefix(40) }
        == ["1:11: error: this is not valid YAML: did"])
    #expect(
      problems("tags: [UMP, Internet\nauthor: x\n") == [
        "1:7: error: this is not valid YAML: the brackets are never closed | close the brackets: tags: [UMP, Internet]"
      ])
    #expect(
      problems("title: [Tribune Facebook\n") == [
        "1:8: error: this is not valid YAML: the brackets are never closed | "
          + "put the value in quotes: title: \"[Tribune Facebook\""
      ])
  }

  @Test(
    "signs that nobody sees are told of where they are",
    arguments: [
      ("title: a\nauthor: b\u{7}c", "2:10", "U+0007"),
      ("title: a\u{2028}b\nauthor: c", "1:9", "U+2028 (LINE SEPARATOR)"),
      ("title: \"é\u{85}b\"", "1:10", "U+0085"),
      ("title: a\u{7F}", "1:9", "U+007F"),
      ("title: a\u{FEFF}b", "1:9", "U+FEFF (ZERO WIDTH NO-BREAK SPACE)"),
    ])
  func invisible(_ text: String, _ place: String, _ name: String) {
    #expect(
      problems(text) == [
        "\(place): error: an invisible character, \(name), cannot be used in YAML | "
          + "delete it, or type the words around it again"
      ])
  }

  @Test("a list whose entries are indented under one another is one text, and told")
  func dash() {
    let expected =
      "warning: this line goes on with the value above it and is not an entry of its own | "
      + "indent it like the entry above, or put the whole value in quotes"
    #expect(problems("tags:\n  - a\n    - b") == ["3:5: \(expected)"])
    #expect(problems("tags: a\n  - b") == ["2:3: \(expected)"])
    #expect(problems("tags:\n  - a\n  - b\nextra:\n  - - a\n    - b") == [])
  }

  @Test("every problem of a file is told in one run")
  func several() {
    #expect(problems("title: !a\ntags: #b\nauthor: *c\ndraft:\nslug: x # y").count == 5)
  }

  @Test("any text is read in a time that grows as it does, and without a fault", arguments: 0..<400)
  func anything(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let parts = [
      "title", ": ", ":", " ", "  ", "\n", "\n  ", "- ", "-", "[", "]", "{", "}", ",", "\"", "'", "#", " #",
      "!", "&",
      "*", "|", ">", "\\", "é", "tags", "@", "%", "?", "\t", "|-\n", "a",
    ]
    let text = random.text(of: parts, upTo: 60)
    for keys in KeySet.all { _ = problems(text, keys) }
    var diagnostics: [Diagnostic] = []
    _ = YAMLSource(file: "x", text: text, lineOffset: 3, keys: nil).read(&diagnostics)
  }
}
