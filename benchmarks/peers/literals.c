/* Counts literal matches with Hyperscan or Vectorscan: literals PATTERNS LOG. Prints CPU seconds for
   compiling and for one pass, and the number of matches. */
#include <hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static unsigned long long matches;

static int count(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *ctx) {
    (void) id, (void) from, (void) to, (void) flags, (void) ctx;
    matches++;
    return 0;
}

static char *slurp(const char *path, size_t *size) {
    FILE *f = fopen(path, "rb");
    if (!f) { perror(path); exit(1); }
    fseek(f, 0, SEEK_END);
    *size = ftell(f);
    rewind(f);
    char *bytes = malloc(*size + 1);
    if (fread(bytes, 1, *size, f) != *size) { perror(path); exit(1); }
    bytes[*size] = '\n';
    fclose(f);
    return bytes;
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    size_t size, log_size;
    char *list = slurp(argv[1], &size), *log = slurp(argv[2], &log_size);
    size_t n = 0, room = 1 << 20;
    const char **patterns = malloc(room * sizeof *patterns);
    size_t *lengths = malloc(room * sizeof *lengths);
    for (char *at = list; at < list + size;) {
        char *end = memchr(at, '\n', list + size - at + 1);
        if (end > at) {
            if (n == room) {
                room *= 2;
                patterns = realloc(patterns, room * sizeof *patterns);
                lengths = realloc(lengths, room * sizeof *lengths);
            }
            patterns[n] = at;
            lengths[n++] = end - at;
        }
        at = end + 1;
    }
    unsigned *flags = malloc(n * sizeof *flags), *ids = malloc(n * sizeof *ids);
    for (size_t i = 0; i < n; i++) { flags[i] = HS_FLAG_CASELESS; ids[i] = i; }
    clock_t start = clock();
    hs_database_t *db;
    hs_compile_error_t *error;
    if (hs_compile_lit_multi(patterns, flags, ids, lengths, n, HS_MODE_BLOCK, NULL, &db, &error) != HS_SUCCESS) {
        fprintf(stderr, "%s\n", error->message);
        return 1;
    }
    double compile = (double) (clock() - start) / CLOCKS_PER_SEC;
    hs_scratch_t *scratch = NULL;
    hs_alloc_scratch(db, &scratch);
    double scan = 1e9;
    for (int round = 0; round < 2; round++) {
        matches = 0;
        start = clock();
        for (size_t at = 0; at < log_size; at += 1 << 18) {
            size_t length = log_size - at < 1 << 18 ? log_size - at : 1 << 18;
            hs_scan(db, log + at, length, 0, scratch, count, NULL);
        }
        double seconds = (double) (clock() - start) / CLOCKS_PER_SEC;
        if (seconds < scan) scan = seconds;
    }
    printf("%.3f %.4f %llu\n", compile, scan, matches);
    return 0;
}
