#include <string.h>

#include "CKernels.h"
#include "parallel.h"

typedef struct {
    const float *a, *b;
    float *y;
    int accumulate;
} job;

KERNEL(relu) {
    const job *j = data;
    (void)part;
    for (size_t i = begin; i < end; i++) j->y[i] = j->a[i] > 0 ? j->a[i] : 0;
}

void kernels_relu(const float *x, float *y, size_t count) {
    parallel(count, worthwhile, relu, &(job){.a = x, .y = y});
}

KERNEL(relu_backward) {
    const job *j = data;
    (void)part;
    if (j->accumulate) {
        for (size_t i = begin; i < end; i++) j->y[i] += j->a[i] > 0 ? j->b[i] : 0;
    } else {
        for (size_t i = begin; i < end; i++) j->y[i] = j->a[i] > 0 ? j->b[i] : 0;
    }
}

void kernels_relu_backward(
    const float *y, const float *dy, float *dx, size_t count, int accumulate) {
    parallel(count, worthwhile, relu_backward, &(job){y, dy, dx, accumulate});
}

KERNEL(copy) {
    const job *j = data;
    (void)part;
    if (j->accumulate) {
        for (size_t i = begin; i < end; i++) j->y[i] += j->a[i];
    } else {
        for (size_t i = begin; i < end; i++) j->y[i] = j->a[i];
    }
}

void kernels_copy(const float *x, float *y, size_t count, int accumulate) {
    parallel(count, worthwhile, copy, &(job){.a = x, .y = y, .accumulate = accumulate});
}

KERNEL(add) {
    const job *j = data;
    (void)part;
    for (size_t i = begin; i < end; i++) j->y[i] = j->a[i] + j->b[i];
}

void kernels_add(const float *a, const float *b, float *y, size_t count) {
    parallel(count, worthwhile, add, &(job){.a = a, .b = b, .y = y});
}

typedef struct {
    const float *x;
    float *y;
    size_t slots, count;
} slots_job;

KERNEL(sum_slots) {
    const slots_job *j = data;
    (void)part;
    // A block at a time, which stays in the first cache while the slots pass by.
    for (size_t first = begin; first < end; first += 1024) {
        size_t last = first + 1024 < end ? first + 1024 : end;
        memmove(j->y + first, j->x + first, (last - first) * sizeof(float));
        for (size_t slot = 1; slot < j->slots; slot++) {
            const float *x = j->x + slot * j->count;
            for (size_t i = first; i < last; i++) j->y[i] += x[i];
        }
    }
}

void kernels_sum_slots(const float *x, size_t slots, float *y, size_t count) {
    parallel(count, worthwhile / slots + 1, sum_slots, &(slots_job){x, y, slots, count});
}
