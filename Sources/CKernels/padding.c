#include <string.h>

#include "CKernels.h"
#include "parallel.h"

typedef struct {
    const float *from;
    float *to;
    const kernels_border *border;
    int accumulate;
} job;

KERNEL(pad) {
    const job *j = data;
    const kernels_border *b = j->border;
    size_t row = b->width * b->channels, padded = (b->left + b->width + b->right) * b->channels;
    (void)part;
    for (size_t image = begin; image < end; image++) {
        const float *from = j->from + image * b->height * row;
        float *to = j->to + image * (b->top + b->height + b->bottom) * padded;
        memset(to, 0, (b->top + b->height + b->bottom) * padded * sizeof(float));
        for (size_t y = 0; y < b->height; y++)
            memcpy(
                to + (b->top + y) * padded + b->left * b->channels, from + y * row,
                row * sizeof(float));
    }
}

void kernels_zero_pad(const float *x, float *y, const kernels_border *border) {
    parallel(border->batch, 1, pad, &(job){.from = x, .to = y, .border = border});
}

KERNEL(crop) {
    const job *j = data;
    const kernels_border *b = j->border;
    size_t row = b->width * b->channels, padded = (b->left + b->width + b->right) * b->channels;
    (void)part;
    for (size_t image = begin; image < end; image++) {
        for (size_t y = 0; y < b->height; y++) {
            const float *from =
                j->from + (image * (b->top + b->height + b->bottom) + b->top + y) * padded +
                b->left * b->channels;
            float *to = j->to + (image * b->height + y) * row;
            for (size_t i = 0; i < row; i++) to[i] = j->accumulate ? to[i] + from[i] : from[i];
        }
    }
}

void kernels_zero_pad_backward(
    const float *dy, float *dx, const kernels_border *border, int accumulate) {
    job j = {.from = dy, .to = dx, .border = border, .accumulate = accumulate};
    parallel(border->batch, 1, crop, &j);
}
