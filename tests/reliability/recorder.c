/* Records what a process writes below one folder: LD_PRELOAD this, with RECORDER_FOLDER and RECORDER_LOG set.

   Each record: kind (1 byte), length of name (uint32), name, position (uint64), length of data (uint64), data.
   Kinds: C create, W write, T truncate, S sync (the name "." is the folder itself), U unlink, R rename (data: new name).
   Only calls that succeeded are recorded, after they did. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DESCRIPTORS 1024
#define NAME 512

static char folder[4096];
static size_t folder_length;
static int log_descriptor = -1;
static char open_names[DESCRIPTORS][NAME];
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

static void *real(const char *symbol) { return dlsym(RTLD_NEXT, symbol); }

__attribute__((constructor)) static void begin(void) {
    const char *where = getenv("RECORDER_FOLDER"), *log = getenv("RECORDER_LOG");
    if (!where || !log || strlen(where) >= sizeof folder) return;
    strcpy(folder, where);
    folder_length = strlen(folder);
    int (*open_)(const char *, int, ...) = real("open");
    log_descriptor = open_(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
}

/* The name below the folder, "." for the folder itself, NULL for anything else. */
static const char *below(const char *path) {
    if (log_descriptor < 0 || !path || strncmp(path, folder, folder_length)) return NULL;
    const char *rest = path + folder_length;
    if (*rest == 0) return ".";
    if (*rest != '/') return NULL;
    while (*rest == '/') rest++;
    return *rest ? rest : ".";
}

static void record(char kind, const char *name, uint64_t position, const void *data, uint64_t length) {
    static ssize_t (*write_)(int, const void *, size_t);
    if (!write_) write_ = real("write");
    int saved = errno;
    uint32_t name_length = strlen(name);
    size_t total = 1 + sizeof name_length + name_length + 2 * sizeof(uint64_t) + length;
    char *buffer = malloc(total), *at = buffer;
    *at++ = kind;
    memcpy(at, &name_length, sizeof name_length), at += sizeof name_length;
    memcpy(at, name, name_length), at += name_length;
    memcpy(at, &position, sizeof position), at += sizeof position;
    memcpy(at, &length, sizeof length), at += sizeof length;
    if (length) memcpy(at, data, length);
    pthread_mutex_lock(&one_at_a_time);
    for (size_t done = 0; done < total;) {
        ssize_t count = write_(log_descriptor, buffer + done, total - done);
        if (count <= 0) abort();
        done += count;
    }
    pthread_mutex_unlock(&one_at_a_time);
    free(buffer);
    errno = saved;
}

static const char *name_of(int descriptor) {
    if (descriptor < 0 || descriptor >= DESCRIPTORS || !open_names[descriptor][0]) return NULL;
    return open_names[descriptor];
}

static int opened(int descriptor, const char *path, int flags, int was_there) {
    if (descriptor < 0) return descriptor;
    const char *name = below(path);
    if (descriptor >= DESCRIPTORS || (name && strlen(name) >= NAME)) {
        if (name) abort();
        return descriptor;
    }
    open_names[descriptor][0] = 0;
    if (!name) return descriptor;
    strcpy(open_names[descriptor], name);
    if ((flags & O_CREAT) && !was_there) record('C', name, 0, NULL, 0);
    else if (flags & O_TRUNC) record('T', name, 0, NULL, 0);
    return descriptor;
}

#define OPENER(symbol)                                                             \
    int symbol(const char *path, int flags, ...) {                                 \
        static int (*next)(const char *, int, ...);                                \
        if (!next) next = real(#symbol);                                           \
        mode_t mode = 0;                                                           \
        if (flags & (O_CREAT | O_TMPFILE)) {                                       \
            va_list more;                                                          \
            va_start(more, flags);                                                 \
            mode = va_arg(more, int);                                              \
            va_end(more);                                                          \
        }                                                                          \
        int was_there = below(path) ? access(path, F_OK) == 0 : 1;                 \
        return opened(next(path, flags, mode), path, flags, was_there);            \
    }
OPENER(open)
OPENER(open64)

int close(int descriptor) {
    static int (*next)(int);
    if (!next) next = real("close");
    if (descriptor >= 0 && descriptor < DESCRIPTORS) open_names[descriptor][0] = 0;
    return next(descriptor);
}

#define POSITIONED_WRITER(symbol, offset_type)                                     \
    ssize_t symbol(int descriptor, const void *data, size_t size, offset_type at) { \
        static ssize_t (*next)(int, const void *, size_t, offset_type);            \
        if (!next) next = real(#symbol);                                           \
        ssize_t count = next(descriptor, data, size, at);                          \
        const char *name = name_of(descriptor);                                    \
        if (count > 0 && name) record('W', name, at, data, count);                 \
        return count;                                                              \
    }
POSITIONED_WRITER(pwrite, off_t)
POSITIONED_WRITER(pwrite64, off64_t)

ssize_t write(int descriptor, const void *data, size_t size) {
    static ssize_t (*next)(int, const void *, size_t);
    if (!next) next = real("write");
    const char *name = name_of(descriptor);
    off_t at = name ? lseek(descriptor, 0, SEEK_CUR) : 0;
    ssize_t count = next(descriptor, data, size);
    if (count > 0 && name) record('W', name, at, data, count);
    return count;
}

#define TRUNCATER(symbol, offset_type)                                             \
    int symbol(int descriptor, offset_type size) {                                 \
        static int (*next)(int, offset_type);                                      \
        if (!next) next = real(#symbol);                                           \
        int failed = next(descriptor, size);                                       \
        const char *name = name_of(descriptor);                                    \
        if (!failed && name) record('T', name, size, NULL, 0);                     \
        return failed;                                                             \
    }
TRUNCATER(ftruncate, off_t)
TRUNCATER(ftruncate64, off64_t)

#define SYNCER(symbol)                                                             \
    int symbol(int descriptor) {                                                   \
        static int (*next)(int);                                                   \
        if (!next) next = real(#symbol);                                           \
        int failed = next(descriptor);                                             \
        const char *name = name_of(descriptor);                                    \
        if (!failed && name) record('S', name, 0, NULL, 0);                        \
        return failed;                                                             \
    }
SYNCER(fsync)
SYNCER(fdatasync)

int unlink(const char *path) {
    static int (*next)(const char *);
    if (!next) next = real("unlink");
    int failed = next(path);
    const char *name = below(path);
    if (!failed && name) record('U', name, 0, NULL, 0);
    return failed;
}

int rename(const char *from, const char *to) {
    static int (*next)(const char *, const char *);
    if (!next) next = real("rename");
    int failed = next(from, to);
    const char *old = below(from), *new = below(to);
    if (!failed && old && new) record('R', old, 0, new, strlen(new));
    return failed;
}
