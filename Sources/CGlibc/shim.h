#include <elf.h>
#include <malloc.h>
#include <sys/auxv.h>
