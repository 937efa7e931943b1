#include "CKernels.h"
#include "parallel.h"
#include "random.h"

typedef struct {
    const float *x;
    float *y;
    size_t count, first;
    dropout_rule rule;
    int accumulate;
} job;

INLINE void drop(const job *j, const float *x, floats *y, unsigned position) {
    ints kept;
    keep(&j->rule, position, &kept);
    *y = WHERE(kept, LOAD(x) * j->rule.scale);
}

KERNEL(dropout) {
    const job *j = data;
    (void)part;
    for (size_t block = begin; block < end; block++) {
        size_t i = block * lanes;
        if (i + lanes <= j->count) {
            floats y;
            drop(j, j->x + i, &y, (unsigned)(j->first + i));
            STORE(j->y + i, j->accumulate ? LOAD(j->y + i) + y : y);
        } else {
            float x[lanes] = {0};
            for (size_t k = 0; i + k < j->count; k++) x[k] = j->x[i + k];
            floats y;
            drop(j, x, &y, (unsigned)(j->first + i));
            for (size_t k = 0; i + k < j->count; k++)
                j->y[i + k] = j->accumulate ? j->y[i + k] + y[k] : y[k];
        }
    }
}

void kernels_dropout(
    const float *x, float *y, size_t count, float rate, uint64_t key, size_t first,
    int accumulate) {
    job j = {x, y, count, first, rule_of(rate, key), accumulate};
    parallel((count + lanes - 1) / lanes, worthwhile / lanes, dropout, &j);
}
