#include <string.h>

#include "CKernels.h"
#include "parallel.h"

// The backward pass through a maximum over tiles straight into the normalisation before it. The
// gradient between the two, four fifths of it zeros, is never stored.

typedef struct {
    const float *x, *dy;
    const uint16_t *winners;
    float *dx;
    const kernels_window *window;
    const float *mean, *a, *b, *c;
    int input_relu, accumulate;
    float *sums;
} job;

// The winners of `lanes` outputs.
#define WINNERS(at) __builtin_convertvector(*(const shorts *)(at), ints)

// `size` is constant where it is the usual one, and the loops over a tile unroll.
INLINE void sum_row(
    const job *j, size_t row, size_t size, float *restrict first, float *restrict second) {
    const kernels_window *w = j->window;
    size_t channels = w->channels;
    const float *top = j->x + (row / w->output_height * w->height
                               + row % w->output_height * size) * w->width * channels;
    for (size_t column = 0; column < w->output_width; column++) {
        const float *tile = top + column * size * channels;
        size_t at = (row * w->output_width + column) * channels;
        for (size_t c = 0; c < channels; c += lanes) {
            ints winner = WINNERS(j->winners + at + c);
            floats best = {0};
            for (size_t r = 0; r < size; r++)
                for (size_t s = 0; s < size; s++)
                    best += WHERE(
                        winner == (int)(r * size + s),
                        LOAD(tile + (r * w->width + s) * channels + c));
            floats dz = WHERE(winner < (int)(size * size), LOAD(j->dy + at + c));
            STORE(first + c, LOAD(first + c) + dz);
            STORE(second + c, LOAD(second + c) + dz * (best - LOAD(j->mean + c)));
        }
    }
}

KERNEL(pooled_sums) {
    const job *j = data;
    size_t channels = j->window->channels, size = j->window->size;
    float *first = j->sums + (size_t)part * 2 * channels, *second = first + channels;
    memset(first, 0, 2 * channels * sizeof(float));
    for (size_t row = begin; row < end; row++) {
        if (size == 2) {
            sum_row(j, row, 2, first, second);
        } else {
            sum_row(j, row, size, first, second);
        }
    }
}

void kernels_pooled_normalization_sums(
    const float *x, const float *dy, const uint16_t *winners, const kernels_window *window,
    const float *mean, float *dz_sum, float *dzx_sum, float *scratch) {
    job j = {.x = x, .dy = dy, .winners = winners, .window = window, .mean = mean,
             .sums = scratch};
    size_t channels = window->channels, units = window->batch * window->output_height;
    int parts = parallel_parts(units, 1);
    parallel(units, 1, pooled_sums, &j);
    for (size_t c = 0; c < channels; c++) {
        double first = 0, second = 0;
        for (int part = 0; part < parts; part++) {
            first += scratch[(size_t)part * 2 * channels + c];
            second += scratch[(size_t)part * 2 * channels + channels + c];
        }
        dz_sum[c] = (float)first;
        dzx_sum[c] = (float)second;
    }
}

// One position of the image, channels c..<c + lanes, where dz is the gradient after normalisation.
INLINE void put(const job *j, size_t at, size_t c, const floats *dz, float *sums) {
    floats value = LOAD(j->x + at + c);
    floats d = *dz * LOAD(j->a + c) + value * LOAD(j->b + c) + LOAD(j->c + c);
    if (j->input_relu) d = WHERE(value > 0, d);
    if (j->accumulate) d += LOAD(j->dx + at + c);
    STORE(j->dx + at + c, d);
    if (sums) STORE(sums + c, LOAD(sums + c) + d);
}

// What no tile covers: the rest of a row from column `first` on.
INLINE void put_rest(const job *j, size_t line, size_t first, float *sums) {
    const kernels_window *w = j->window;
    floats none = {0};
    for (size_t column = first; column < w->width; column++)
        for (size_t c = 0; c < w->channels; c += lanes)
            put(j, (line * w->width + column) * w->channels, c, &none, sums);
}

INLINE void put_row(const job *j, size_t n, size_t row, size_t size, float *sums) {
    const kernels_window *w = j->window;
    size_t channels = w->channels, line = n * w->height + row * size;
    for (size_t column = 0; column < w->output_width; column++) {
        size_t from = ((n * w->output_height + row) * w->output_width + column) * channels;
        for (size_t c = 0; c < channels; c += lanes) {
            ints winner = WINNERS(j->winners + from + c);
            for (size_t r = 0; r < size; r++)
                for (size_t s = 0; s < size; s++) {
                    floats dz = WHERE(winner == (int)(r * size + s), LOAD(j->dy + from + c));
                    size_t at = ((line + r) * w->width + column * size + s) * channels;
                    put(j, at, c, &dz, sums);
                }
        }
    }
    for (size_t r = 0; r < size; r++) put_rest(j, line + r, w->output_width * size, sums);
}

KERNEL(pooled_backward) {
    const job *j = data;
    const kernels_window *w = j->window;
    float *sums = j->sums ? j->sums + (size_t)part * w->channels : NULL;
    if (sums) memset(sums, 0, w->channels * sizeof(float));
    for (size_t n = begin; n < end; n++) {
        for (size_t row = 0; row < w->output_height; row++) {
            if (w->size == 2) {
                put_row(j, n, row, 2, sums);
            } else {
                put_row(j, n, row, w->size, sums);
            }
        }
        for (size_t y = w->output_height * w->size; y < w->height; y++)
            put_rest(j, n * w->height + y, 0, sums);
    }
}

void kernels_pooled_normalization_backward(
    const float *x, const float *dy, const uint16_t *winners, float *dx,
    const kernels_window *window, const float *a, const float *b, const float *c,
    int input_relu, int accumulate, float *dx_sum, float *scratch) {
    job j = {.x = x, .dy = dy, .winners = winners, .dx = dx, .window = window, .a = a, .b = b,
             .c = c, .input_relu = input_relu, .accumulate = accumulate,
             .sums = dx_sum ? scratch : NULL};
    int parts = parallel_parts(window->batch, 1);
    parallel(window->batch, 1, pooled_backward, &j);
    for (size_t channel = 0; dx_sum && channel < window->channels; channel++) {
        double sum = 0;
        for (int part = 0; part < parts; part++)
            sum += scratch[(size_t)part * window->channels + channel];
        dx_sum[channel] = (float)sum;
    }
}
