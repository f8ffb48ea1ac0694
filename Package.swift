// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "blogsite",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "blogsite", targets: ["blogsite"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.1")),
  ],
  targets: [
    // What a site is: values and rules. No disk, no YAML, no HTML.
    .target(name: "SiteModel"),
    // Markdown by the reference C library.
    .systemLibrary(
      name: "CCMark",
      pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]
    ),
    // Photographs in other sizes. Where one of them is missing, the program builds all the same and makes none.
    .systemLibrary(
      name: "CJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg62-turbo-dev"]), .brew(["jpeg-turbo"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(name: "CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"]), .brew(["webp"])]),
    .target(name: "CImages", dependencies: ["CJPEG", "CPNG", "CWebP"]),
    // What Swift's Glibc leaves out of malloc.h.
    .systemLibrary(name: "CMalloc"),
    // What Swift's Glibc leaves out of open(2).
    .systemLibrary(name: "CFileSystem"),
    // Files on disk -> Site.
    .target(
      name: "SiteContent",
      dependencies: ["SiteModel", "CCMark", "CFileSystem", .product(name: "Yams", package: "Yams")]
    ),
    // Site -> files on disk.
    .target(
      name: "SiteGenerator",
      dependencies: ["SiteModel", "SiteContent", "CImages"]
    ),
    // The preview: a site in memory, watched and served.
    .target(
      name: "SiteServer",
      dependencies: [
        "SiteModel", "SiteContent", "SiteGenerator",
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ]
    ),
    // Commands, printing, exit codes.
    .executableTarget(
      name: "blogsite",
      dependencies: [
        "SiteModel", "SiteContent", "SiteGenerator", "SiteServer",
        .target(name: "CMalloc", condition: .when(platforms: [.linux])),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    // What a build costs: `make bench`.
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["SiteTestSupport", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Tests/Benchmarks", exclude: ["Hugo"]),
    .target(name: "SiteTestSupport", dependencies: ["SiteModel"], path: "Tests/SiteTestSupport"),
    .testTarget(name: "SiteModelTests", dependencies: ["SiteModel", "SiteTestSupport"]),
    .testTarget(
      name: "SiteContentTests", dependencies: ["SiteContent", "SiteModel", "SiteTestSupport"]),
    .testTarget(
      name: "SiteGeneratorTests",
      dependencies: [
        "SiteGenerator", "SiteContent", "SiteModel", "SiteTestSupport",
        // Our templates must mean what they mean everywhere.
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    .testTarget(
      name: "SiteServerTests",
      dependencies: ["SiteServer", "SiteGenerator", "SiteContent", "SiteModel", "SiteTestSupport"]),
    .testTarget(
      name: "blogsiteTests",
      dependencies: ["blogsite", "SiteGenerator", "SiteModel", "SiteTestSupport"],
      exclude: ["Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)
