/* A disk that takes its time, for a program started with LD_PRELOAD: every write at a position takes
 * a millisecond longer, every wait for the disk 40. That is what databases do to files; all else is
 * as it was. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>
#include <sys/types.h>
#include <unistd.h>

typedef ssize_t (*WriteAt)(int, const void*, size_t, off64_t);
typedef int (*Sync)(int);

enum { kWriteUs = 1000, kSyncUs = 40000 };

static ssize_t write_late(const char* name, int file, const void* bytes, size_t size, off64_t at) {
    usleep(kWriteUs);
    return ((WriteAt)dlsym(RTLD_NEXT, name))(file, bytes, size, at);
}

static int sync_late(const char* name, int file) {
    usleep(kSyncUs);
    return ((Sync)dlsym(RTLD_NEXT, name))(file);
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
    return write_late("pwrite", file, bytes, size, at);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
    return write_late("pwrite64", file, bytes, size, at);
}

int fsync(int file) { return sync_late("fsync", file); }

int fdatasync(int file) { return sync_late("fdatasync", file); }
