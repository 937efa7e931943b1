#include "CKernels.h"
#include "parallel.h"

typedef struct {
    const float *x;
    float *y;
    size_t count;
    unsigned low, high, threshold;
    float scale;
    int accumulate;
} job;

// Keeps or drops `lanes` values. The random numbers are two finalisers over the positions, that of
// MurmurHash3 (Appleby) and one found by Wellons (“lowbias32”), each after half of the key.
INLINE void drop(const job *j, const float *x, floats *y, unsigned position) {
    words h = position + (words){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    h = (h * 0x9E3779B9u) ^ j->low;
    h = (h ^ (h >> 16)) * 0x85EBCA6Bu;
    h = (h ^ (h >> 13)) * 0xC2B2AE35u;
    h = (h ^ (h >> 16)) + j->high;
    h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
    h = (h ^ (h >> 12)) * 0x297A2D39u;
    h ^= h >> 15;
    *y = WHERE((ints)(h >= j->threshold), LOAD(x) * j->scale);
}

KERNEL(dropout) {
    const job *j = data;
    (void)part;
    for (size_t block = begin; block < end; block++) {
        size_t i = block * lanes;
        if (i + lanes <= j->count) {
            floats y;
            drop(j, j->x + i, &y, (unsigned)i);
            STORE(j->y + i, j->accumulate ? LOAD(j->y + i) + y : y);
        } else {
            float x[lanes] = {0};
            for (size_t k = 0; i + k < j->count; k++) x[k] = j->x[i + k];
            floats y;
            drop(j, x, &y, (unsigned)i);
            for (size_t k = 0; i + k < j->count; k++)
                j->y[i + k] = j->accumulate ? j->y[i + k] + y[k] : y[k];
        }
    }
}

void kernels_dropout(
    const float *x, float *y, size_t count, float rate, uint64_t key, int accumulate) {
    job j = {
        .x = x,
        .y = y,
        .count = count,
        .low = (unsigned)key,
        .high = (unsigned)(key >> 32),
        .threshold = (unsigned)((double)rate * 4294967296.0),
        .scale = 1 / (1 - rate),
        .accumulate = accumulate,
    };
    parallel((count + lanes - 1) / lanes, worthwhile / lanes, dropout, &j);
}
