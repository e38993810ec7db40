#include <stddef.h>
#include <zlib.h>
#include <minizip/unzip.h>
#include <minizip/zip.h>

// Of glibc, which hides it from those who do not ask for GNU's own.
extern void *memmem(const void *bytes, size_t count, const void *found, size_t foundCount);
