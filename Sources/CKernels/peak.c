#include "CKernels.h"
#include "parallel.h"

// Enough sums that none waits for its own last addition, few enough to stay in registers.
enum { sums = 12 };

typedef struct {
    size_t rounds;
    // That one part does.
    double *operations;
} job;

// Not `KERNEL`: each level has vectors of its own width, so that none runs out of registers.
#define MULTIPLY_ADD(name, width, target)                                                  \
    target static void name(const void *data, size_t begin, size_t end, int part) {        \
        typedef float vector __attribute__((vector_size(width)));                          \
        const job *j = data;                                                               \
        vector x[sums], half = (vector){0} + 0.5f;                                         \
        (void)begin, (void)end;                                                            \
        for (int i = 0; i < sums; i++) x[i] = (vector){0} + (float)i;                      \
        for (size_t round = 0; round < j->rounds; round++)                                 \
            for (int i = 0; i < sums; i++) x[i] = x[i] * half + half;                      \
        for (int i = 1; i < sums; i++) x[0] += x[i];                                       \
        /* Read by nobody, but the compiler must not know. */                              \
        volatile float result = x[0][0];                                                   \
        (void)result;                                                                      \
        if (part == 0) *j->operations = 2.0 * sums * (width / 4) * (double)j->rounds;      \
    }

MULTIPLY_ADD(multiply_add_baseline, 16, )
#if defined(__x86_64__)
MULTIPLY_ADD(multiply_add_v3, 32, __attribute__((target("arch=x86-64-v3"))))
// For the whole level clang prefers vectors of half the width, and half the peak.
MULTIPLY_ADD(multiply_add_v4, 64, __attribute__((target("avx512f"))))
#endif
static const kernel_body multiply_add[levels] = {LEVELS(multiply_add)};

double kernels_multiply_add(size_t rounds) {
    double operations = 0;
    int threads = kernels_threads();
    parallel((size_t)threads, 1, multiply_add, &(job){rounds, &operations});
    return operations * threads;
}
