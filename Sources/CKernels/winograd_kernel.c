#include "CKernels.h"
#include "parallel.h"
#include "winograd.h"

// G w
INLINE void transform_kernel(size_t tile, const octet w[taps], octet u[most_inputs]) {
    if (tile == 2) {
        u[0] = w[0];
        u[1] = 0.5f * (w[0] + w[2]) + 0.5f * w[1];
        u[2] = 0.5f * (w[0] + w[2]) - 0.5f * w[1];
        u[3] = w[2];
        return;
    }
    octet even_near = -2.0f / 3 * w[0] - 1.0f / 3 * w[2], odd_near = -2.0f / 3 * near * w[1];
    octet even_far = 1.0f / 6 * w[0] + 1.0f / 3 * w[2], odd_far = 1.0f / 6 * far * w[1];
    u[0] = w[0];
    u[1] = even_near + odd_near;
    u[2] = even_near - odd_near;
    u[3] = even_far + odd_far;
    u[4] = even_far - odd_far;
    u[5] = w[2];
}

// Gᵀ u
INLINE void transform_kernel_gradient(size_t tile, const octet u[most_inputs], octet w[taps]) {
    if (tile == 2) {
        w[0] = u[0] + 0.5f * (u[1] + u[2]);
        w[1] = 0.5f * (u[1] - u[2]);
        w[2] = u[3] + 0.5f * (u[1] + u[2]);
        return;
    }
    octet near_sum = u[1] + u[2], far_sum = u[3] + u[4];
    w[0] = u[0] - 2.0f / 3 * near_sum + 1.0f / 6 * far_sum;
    w[1] = 1.0f / 6 * far * (u[3] - u[4]) - 2.0f / 3 * near * (u[1] - u[2]);
    w[2] = u[5] - 1.0f / 3 * near_sum + 1.0f / 3 * far_sum;
}

// Octets for a thread.
enum { grain = worthwhile / (most_inputs * most_inputs * eight) };

typedef struct {
    const float *from;
    float *to;
    size_t tile, channels, filters;
    int turned, accumulate;
} job;

// The octet's first value in the kernel. Turned planes want one channel after the other: eight rows of
// each stay in the cache until they are full.
INLINE size_t octet_at(const job *j, size_t octet) {
    if (!j->turned) return octet * eight;
    return octet % j->channels * j->filters + octet / j->channels * eight;
}

// Eight filters of one channel; a turned plane is [filters, channels].
INLINE void store_filters(const job *j, float *plane, size_t at, const octet *values) {
    if (!j->turned) {
        STORE8(plane + at, *values);
        return;
    }
    size_t c = at / j->filters, f = at % j->filters;
    for (size_t i = 0; i < eight; i++) plane[(f + i) * j->channels + c] = (*values)[i];
}

INLINE void transform(const job *j, size_t tile, size_t at) {
    size_t plane = j->channels * j->filters, inputs = tile + 2;
    octet columns[most_inputs][taps], line[taps], u[most_inputs];
    for (size_t r = 0; r < taps; r++) {
        for (size_t s = 0; s < taps; s++) {
            size_t tap = r * taps + s;
            line[s] = LOAD8(j->from + (j->turned ? taps * taps - 1 - tap : tap) * plane + at);
        }
        transform_kernel(tile, line, u);
        for (size_t s = 0; s < inputs; s++) columns[s][r] = u[s];
    }
    for (size_t s = 0; s < inputs; s++) {
        transform_kernel(tile, columns[s], u);
        for (size_t r = 0; r < inputs; r++)
            store_filters(j, j->to + (r * inputs + s) * plane, at, &u[r]);
    }
}

KERNEL(winograd_kernel) {
    const job *j = data;
    (void)part;
    for (size_t i = begin; i < end; i++) {
        if (j->tile == 2) {
            transform(j, 2, octet_at(j, i));
        } else {
            transform(j, 4, octet_at(j, i));
        }
    }
}

void kernels_winograd_kernel(
    const float *kernel, float *u, size_t tile, size_t channels, size_t filters, int turned) {
    job j = {kernel, u, tile, channels, filters, turned, 0};
    parallel(channels * filters / eight, grain, winograd_kernel, &j);
}

INLINE void transform_back(const job *j, size_t tile, size_t at) {
    size_t plane = j->channels * j->filters, inputs = tile + 2;
    octet columns[taps][most_inputs], line[most_inputs], w[taps];
    for (size_t r = 0; r < inputs; r++) {
        for (size_t s = 0; s < inputs; s++)
            line[s] = LOAD8(j->from + (r * inputs + s) * plane + at);
        transform_kernel_gradient(tile, line, w);
        for (size_t s = 0; s < taps; s++) columns[s][r] = w[s];
    }
    for (size_t s = 0; s < taps; s++) {
        transform_kernel_gradient(tile, columns[s], w);
        for (size_t r = 0; r < taps; r++) {
            float *to = j->to + (r * taps + s) * plane + at;
            STORE8(to, j->accumulate ? LOAD8(to) + w[r] : w[r]);
        }
    }
}

KERNEL(winograd_kernel_gradient) {
    const job *j = data;
    (void)part;
    for (size_t i = begin; i < end; i++) {
        if (j->tile == 2) {
            transform_back(j, 2, i * eight);
        } else {
            transform_back(j, 4, i * eight);
        }
    }
}

void kernels_winograd_kernel_gradient(
    const float *du, float *gradient, size_t tile, size_t channels, size_t filters,
    int accumulate) {
    job j = {du, gradient, tile, channels, filters, 0, accumulate};
    parallel(channels * filters / eight, grain, winograd_kernel_gradient, &j);
}
