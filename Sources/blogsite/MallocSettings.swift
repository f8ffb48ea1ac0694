#if canImport(Glibc)
  import CGlibc
#endif

/// How glibc is to hand out memory.
enum MallocSettings {
  /// Takes room in large pieces, and keeps them.
  ///
  /// Otherwise each core asks the system for a page at a time (`mprotect` in glibc's `grow_heap`): of a build after
  /// one change, that was a tenth of the work. What was never used takes no memory.
  static func takeLargePieces() {
    #if canImport(Glibc)
      // To set the first turns off that the second adapts itself; both are glibc's own limits.
      mallopt(M_TOP_PAD, 64 << 20)
      mallopt(M_MMAP_THRESHOLD, 32 << 20)
    #endif
  }

  /// Gives back what is not needed, now and from here on: for a preview that has read the site and goes on for hours.
  static func keepLittle() {
    #if canImport(Glibc)
      // What glibc begins with.
      mallopt(M_TOP_PAD, 128 << 10)
      malloc_trim(0)
    #endif
  }
}
