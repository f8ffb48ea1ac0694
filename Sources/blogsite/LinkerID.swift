#if os(Linux)
  import CGlibc

  /// What the linker named this program by: a digest of all that it consists of (`NT_GNU_BUILD_ID`, ld's `--build-id`).
  enum LinkerID {
    /// Nil where the linker gave none.
    static func own() -> [UInt8]? {
      guard Int.bitWidth == 64, let table = UnsafePointer<Elf64_Phdr>(bitPattern: getauxval(UInt(AT_PHDR)))
      else { return nil }
      let segments = UnsafeBufferPointer(start: table, count: Int(getauxval(UInt(AT_PHNUM))))
      // A program may lie anywhere: where its table is, and where that was meant to be, tell by how much it was moved.
      guard let itself = segments.first(where: { $0.p_type == PT_PHDR }) else { return nil }
      let shift = UInt(bitPattern: table) &- UInt(itself.p_vaddr)
      for segment in segments where segment.p_type == PT_NOTE {
        let start = UnsafeRawPointer(bitPattern: shift &+ UInt(segment.p_vaddr))
        let found = id(
          in: UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(segment.p_memsz)))
        if let found { return found }
      }
      return nil
    }

    /// Looks through notes as `elf(5)` describes them: the lengths of name and content, a type, then both, each filled
    /// up to four bytes.
    static func id(in notes: UnsafeRawBufferPointer) -> [UInt8]? {
      let (head, name, type) = (12, Array("GNU\0".utf8), UInt32(3))
      var place = 0
      while notes.count - place >= head {
        func number(_ offset: Int) -> UInt32 {
          notes.loadUnaligned(fromByteOffset: place + offset, as: UInt32.self)
        }
        func filled(_ count: UInt32) -> Int { (Int(count) + 3) & ~3 }
        let content = place + head + filled(number(0))
        let end = content + Int(number(4))
        guard end <= notes.count else { return nil }
        if number(8) == type, Int(number(0)) == name.count,
          notes[(place + head)..<content].elementsEqual(name)
        {
          return Array(notes[content..<end])
        }
        place = content + filled(number(4))
      }
      return nil
    }
  }
#endif
