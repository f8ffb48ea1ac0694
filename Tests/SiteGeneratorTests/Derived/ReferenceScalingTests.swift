import Foundation
import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// Images of every kind, scaled by us and by another program that decodes them itself: Pillow, where Python has it.
@Suite(
  .enabled(
    if: DerivedImages.areAvailable && Pillow.isThere, "no Pillow on this machine: apt-get install python3-pil"
  ))
struct ReferenceScalingTests {
  @Test(
    "orientations, grey, inks, sixteen bits, interlaced, progressive, palettes and transparency look as they should"
  )
  func allKinds() throws {
    let folder = try TemporaryFolder()
    try Pillow.run(Self.script, in: folder)
    let names = try folder.files().filter { !$0.hasSuffix(".rgba") }
    #expect(names.count == 23)
    for name in names {
      let bytes = try folder.bytes(name)
      let format = try #require(MediaFormat(ending: name))
      // What this one loses, and JPEG none of: transparency.
      let target: MediaFormat = format == .jpeg ? .jpeg : .webp
      let reference = try folder.bytes(name + ".rgba")
      let size = ImageSize(width: 90, height: 60)
      let variant = ImageVariant(
        kind: .whole, source: RelativePath(name), path: SitePath(name), size: size, basis: size,
        format: target,
        quality: 100)
      let file = try ImageScaling.files(of: [variant], bytes, format)[0]
      let pixels = try ImageCodec.decode(file, as: target, wanted: size)
      try #require(pixels.size == size)
      #expect(try difference(pixels, reference) < 3, "\(name)")
    }
  }

  /// How much samples differ on average; what one cannot see counts as little as one sees of it.
  private func difference(_ pixels: ImageCodec.Pixels, _ reference: [UInt8]) throws -> Double {
    try #require(reference.count == pixels.size.width * pixels.size.height * 4)
    var sum = 0.0
    for y in 0..<pixels.size.height {
      for x in 0..<pixels.size.width {
        let ours = pixels.colour(x: x, y: y)
        let theirs = reference[((y * pixels.size.width + x) * 4)...].prefix(4).map { $0 }
        let (alpha, other) = (ours.count == 4 ? Double(ours[3]) : 255, Double(theirs[3]))
        sum += abs(alpha - other)
        for i in 0..<3 { sum += abs(Double(ours[i]) * alpha - Double(theirs[i]) * other) / 255 }
      }
    }
    return sum / Double(reference.count)
  }

  private static let script = #"""
    import struct, zlib
    from PIL import Image, ImageOps
    W, H = 360, 240
    red = Image.radial_gradient("L").resize((W, H))
    green = Image.linear_gradient("L").resize((W, H))
    photo = Image.merge("RGB", (red, green, green.transpose(Image.FLIP_LEFT_RIGHT).rotate(90).resize((W, H))))
    grey = photo.convert("L")
    alpha = Image.linear_gradient("L").rotate(90).resize((W, H))

    def save(name, image, reference=None, **options):
        image.save(name, **options)
        with Image.open(name) as stored:
            shown = reference or ImageOps.exif_transpose(stored.convert("RGB" if name.endswith("jpg") else "RGBA"))
        # Colours that nobody sees must not run into others.
        shown = shown.convert("RGBA").resize((90, 60), Image.LANCZOS)
        open(name + ".rgba", "wb").write(shown.tobytes())

    turns = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    for orientation, method in turns.items():
        exif = Image.Exif()
        exif[0x112] = orientation
        stored = photo if method is None else photo.transpose(method)
        save("turn%d.jpg" % orientation, stored, photo, exif=exif, quality=95)
    save("grey.jpg", grey, quality=95)
    save("inks.jpg", photo.convert("CMYK"), quality=95)
    save("progressive.jpg", photo, progressive=True, quality=95)
    save("subsampled.jpg", photo, subsampling=2, quality=95)
    save("full.jpg", photo, subsampling=0, quality=95)
    save("rgb.png", photo)
    save("grey.png", grey)
    save("palette.png", photo.convert("P", palette=Image.ADAPTIVE))
    save("bits.png", grey.convert("1"))
    save("sixteen.png", Image.frombytes("I;16", (W, H), b"".join(bytes((v, v)) for v in grey.tobytes())), grey)
    clear = photo.copy()
    clear.putalpha(alpha)
    save("clear.png", clear)
    save("greyclear.png", Image.merge("LA", (grey, alpha)))
    save("photo.webp", photo, quality=95)
    save("clear.webp", clear, lossless=True, exact=True)

    # Interlaced (PNG specification, 8.2), which Pillow does not write.
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    pixels, rows = photo.load(), b""
    for x0, y0, dx, dy in [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]:
        for y in range(y0, H, dy):
            rows += b"\0" + b"".join(bytes(pixels[x, y]) for x in range(x0, W, dx))
    open("interlaced.png", "wb").write(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", W, H, 8, 2, 0, 0, 1))
        + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    open("interlaced.png.rgba", "wb").write(photo.convert("RGBA").resize((90, 60), Image.LANCZOS).tobytes())
    """#
}

/// Another program that knows images.
private enum Pillow {
  static let isThere: Bool = (try? run("import PIL.Image", in: TemporaryFolder())) != nil

  struct Failure: Error {
    var text: String
  }

  static func run(_ script: String, in folder: TemporaryFolder) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.start()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(text: text) }
  }
}
