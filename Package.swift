// swift-tools-version: 6.0
import PackageDescription

/// What a release says of itself; `make release` sets these variables.
let buildInfo: [CSetting] = ["BLOGSITE_COMMIT", "BLOGSITE_REPOSITORY"].compactMap { name in
  Context.environment[name].map { .define(name, to: "\"\($0)\"") }
}

/// Whether `make fuzz` asks: its program has flags of the compiler's own, and nobody else builds it.
let isFuzzing = Context.environment["BLOGSITE_FUZZING"] != nil
let fuzzing: Target =
  isFuzzing
  ? .executableTarget(
    name: "Fuzz",
    dependencies: ["SiteServer", "SiteGenerator", "TemplateEngine", "SiteContent", "SiteModel"],
    path: "Tests/FuzzTests", exclude: ["Fixtures", "FuzzFixturesTests.swift", "run-fuzz"],
    sources: ["Targets", "Fuzzer"])
  : .testTarget(
    name: "FuzzTests",
    dependencies: [
      "SiteServer", "SiteGenerator", "TemplateEngine", "SiteContent", "SiteModel", "SiteTestSupport",
    ],
    exclude: ["Fixtures", "Fuzzer", "run-fuzz"])

/// Built so, the program makes no image in another size and wants none of the libraries for that, whatever is
/// installed; `make` sets it where `pkg-config` does not find them all.
let withoutImages: [CSetting] =
  Context.environment["BLOGSITE_WITHOUT_IMAGES"] == nil ? [] : [.define("BLOGSITE_WITHOUT_IMAGES")]

let package = Package(
  name: "blogsite",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "blogsite", targets: ["blogsite"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.1")),
  ],
  targets: [
    // What a site is: values and rules. No disk, no YAML, no HTML.
    .target(name: "SiteModel"),
    // Templates -> bytes: whatever they are about.
    .target(name: "TemplateEngine", dependencies: ["SiteModel"]),
    // Markdown by the reference C library.
    .systemLibrary(
      name: "CCMark",
      pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]
    ),
    // YAML as events.
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    // XML and HTML of other programs, for imports; and whether feeds are well-formed.
    .systemLibrary(
      name: "CLibXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
    ),
    // Photographs in other sizes. Where one of them is missing, the program builds all the same and makes none.
    .systemLibrary(
      name: "CJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(name: "CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"]), .brew(["webp"])]),
    .target(
      name: "CImages",
      dependencies: withoutImages.isEmpty ? ["CJPEG", "CPNG", "CWebP"] : [], cSettings: withoutImages),
    // What Swift's Glibc leaves out of malloc.h.
    .systemLibrary(name: "CGlibc"),
    // What Swift's Glibc leaves out of open(2).
    .systemLibrary(name: "CFileSystem"),
    // Files on disk -> Site.
    .target(
      name: "SiteContent",
      dependencies: ["SiteModel", "CCMark", "CYAML", "CFileSystem", "CImages"]
    ),
    // Compiled into the program by a plugin: templates/, starter/ and VERSION.
    .target(name: "DefaultTheme", dependencies: ["EmbeddedFiles"], plugins: ["EmbedFiles"]),
    .target(name: "StarterBlog", dependencies: ["EmbeddedFiles"], plugins: ["EmbedFiles"]),
    .target(name: "ProgramVersion", dependencies: ["EmbeddedFiles", "CBuildInfo"], plugins: ["EmbedFiles"]),
    .target(name: "CBuildInfo", cSettings: buildInfo),
    .target(name: "EmbeddedFiles"),
    .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["FileEmbedder"]),
    .executableTarget(name: "FileEmbedder"),
    // Site -> files on disk.
    .target(
      name: "SiteGenerator",
      dependencies: ["SiteModel", "TemplateEngine", "SiteContent", "CLibXML2"]
    ),
    // Readers' messages -> comments, and what moderators decide.
    .target(
      name: "SiteModeration", dependencies: ["SiteModel", "SiteContent"],
      resources: [.embedInCode("Endpoint/commenter.php")],
      linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]
    ),
    // The preview: a site in memory, watched and served.
    .target(
      name: "SiteServer",
      dependencies: [
        "SiteModel", "SiteContent", "SiteGenerator", "SiteModeration",
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ]
    ),
    // Archives of other blogs -> files of this one. Only its command depends on it.
    .target(name: "SiteImport", dependencies: ["SiteModel", "SiteContent", "CLibXML2"]),
    // Commands, printing, exit codes.
    .executableTarget(
      name: "blogsite",
      dependencies: [
        "SiteModel", "SiteContent", "SiteGenerator", "SiteModeration", "SiteServer", "SiteImport",
        "DefaultTheme",
        "ProgramVersion", "StarterBlog",
        .target(name: "CGlibc", condition: .when(platforms: [.linux])),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    // What a build costs: `make bench`.
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["SiteTestSupport", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Tests/Benchmarks", exclude: ["Hugo"]),
    .target(
      name: "SiteTestSupport", dependencies: ["SiteModel"], path: "Tests/SiteTestSupport",
      exclude: ["Hostile/Vectors"]),
    .testTarget(name: "EmbeddedFilesTests", dependencies: ["EmbeddedFiles"]),
    .testTarget(name: "DefaultThemeTests", dependencies: ["DefaultTheme", "SiteTestSupport"]),
    .testTarget(name: "SiteModelTests", dependencies: ["SiteModel", "SiteTestSupport"]),
    .testTarget(
      name: "TemplateEngineTests",
      dependencies: [
        "TemplateEngine", "SiteModel", "SiteTestSupport",
        // Our templates must mean what they mean everywhere.
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    .testTarget(
      name: "SiteContentTests", dependencies: ["SiteContent", "SiteModel", "SiteTestSupport"]),
    .testTarget(
      name: "SiteImportTests", dependencies: ["SiteImport", "SiteContent", "SiteModel", "SiteTestSupport"]),
    .testTarget(
      name: "SiteGeneratorTests",
      dependencies: ["SiteGenerator", "TemplateEngine", "SiteContent", "SiteModel", "SiteTestSupport"]),
    .testTarget(
      name: "SiteModerationTests",
      dependencies: ["SiteModeration", "SiteContent", "SiteModel", "SiteTestSupport"]),
    .testTarget(
      name: "SiteServerTests",
      dependencies: [
        "SiteServer", "SiteGenerator", "SiteModeration", "SiteContent", "SiteModel", "SiteTestSupport",
      ]),
    .testTarget(
      name: "blogsiteTests",
      dependencies: [
        "blogsite", "SiteServer", "SiteGenerator", "SiteModeration", "SiteContent", "SiteModel",
        "SiteTestSupport",
      ],
      exclude: ["Fixtures"]),
    fuzzing,
  ],
  swiftLanguageModes: [.v6]
)

// Each file imports what it uses, and hands on to others only what its own interface names.
for target in package.targets where ![.system, .plugin].contains(target.type) {
  target.swiftSettings = ["ExistentialAny", "MemberImportVisibility", "InternalImportsByDefault"].map {
    .enableUpcomingFeature($0)
  }
}

// Tests make thousands of sites: `Tests/run-tests` asks for code that is fast, in a folder of its own. Everybody else
// has a build that is quickly made, for debugging. "once" is a quarter less work where nothing is compiled a second time.
if let fast = Context.environment["BLOGSITE_FAST"] {
  let whole = fast == "once" ? ["-wmo", "-num-threads", "2", "-disable-batch-mode"] : []
  let often = ["SiteModel", "TemplateEngine", "SiteContent", "SiteGenerator", "CImages"]
  for target in package.targets where target.type == .test || often.contains(target.name) {
    let isOften = often.contains(target.name)
    if isOften { target.cSettings = (target.cSettings ?? []) + [.unsafeFlags(["-O2"])] }
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags((isOften ? ["-O"] : []) + whole)]
  }
}
