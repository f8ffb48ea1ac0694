// What `make release` tells the compiler through the environment: see Package.swift. Empty otherwise.
const char *blogsite_commit(void);
const char *blogsite_repository(void);
