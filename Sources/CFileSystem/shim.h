#pragma once

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <unistd.h>

/// Opens a file at an absolute path of which no part is a symbolic link; -1 with ELOOP where one is, and with
/// ENOSYS where the system cannot tell.
///
/// Linux 5.6 has it as a system call (openat2(2), RESOLVE_NO_SYMLINKS) that glibc has no function for; macOS 11 as
/// a flag of open(2).
static inline int open_without_links(const char *path, int flags) {
#if defined(__linux__)
  extern long syscall(long number, ...);
  struct {
    uint64_t flags, mode, resolve;
  } how = {(uint64_t)flags, 0, 0x04};
  return (int)syscall(437, AT_FDCWD, path, &how, sizeof how);
#elif defined(O_NOFOLLOW_ANY)
  return open(path, flags | O_NOFOLLOW_ANY);
#else
  errno = ENOSYS;
  return -1;
#endif
}
