#include "build_info.h"

#ifndef BLOGSITE_COMMIT
#define BLOGSITE_COMMIT ""
#endif
#ifndef BLOGSITE_REPOSITORY
#define BLOGSITE_REPOSITORY ""
#endif

const char *blogsite_commit(void) { return BLOGSITE_COMMIT; }
const char *blogsite_repository(void) { return BLOGSITE_REPOSITORY; }
