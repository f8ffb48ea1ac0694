#if canImport(Glibc)
  import CGlibc
#endif

/// How glibc is to hand out memory.
enum MallocSettings {
  /// Takes room in large pieces.
  ///
  /// Otherwise each core asks the system for a page at a time (`mprotect` in glibc's `grow_heap`): of a build after
  /// one change, that was a tenth of the work. What is not used takes no memory.
  static func apply() {
    #if canImport(Glibc)
      // To set the first turns off that the second adapts itself; both are glibc's own limits.
      mallopt(M_TOP_PAD, 64 << 20)
      mallopt(M_MMAP_THRESHOLD, 32 << 20)
    #endif
  }
}
