#include <math.h>
#include <string.h>

#include "CKernels.h"
#include "parallel.h"
#include "random.h"
#include "window.h"

typedef struct {
    const float *x;
    float *y;
    uint16_t *winners;
    const kernels_window *window;
    const kernels_pool_fusion *fusion;
    dropout_rule rule;
} job;

// One output position, channels c..<c + lanes. `fused` is constant: inference wants less.
INLINE void pool_lanes(
    const job *j, const float *image, window_span span, size_t at, size_t c, int fused) {
    const kernels_window *w = j->window;
    const kernels_pool_fusion *f = j->fusion;
    floats best = ALL(-INFINITY);
    ints winner = {0};
    for (size_t r = span.top; r < span.bottom; r++) {
        for (size_t s = span.left; s < span.right; s++) {
            const float *x = image + ((span.y + r) * w->width + span.x + s) * w->channels + c;
            floats value = LOAD(x);
            if (f->scale) value = value * LOAD(f->scale + c) + LOAD(f->shift + c);
            ints better = value > best;
            best = CHOOSE(better, value, best);
            winner = (better & (int)(r * w->size + s)) | (~better & winner);
        }
    }
    if (fused) {
        ints kept;
        keep(&j->rule, (unsigned)(f->first + at + c), &kept);
        if (f->relu) kept &= best > 0;
        best = WHERE(kept, best * j->rule.scale);
        winner |= ~kept;
    }
    STORE(j->y + at + c, best);
    if (j->winners)
        *(shorts *)(j->winners + at + c) = __builtin_convertvector((words)winner, shorts);
}

INLINE void pool_one(
    const job *j, const float *image, window_span span, size_t at, size_t c) {
    const kernels_window *w = j->window;
    const kernels_pool_fusion *f = j->fusion;
    float best = -INFINITY;
    size_t winner = 0;
    for (size_t r = span.top; r < span.bottom; r++) {
        for (size_t s = span.left; s < span.right; s++) {
            float value = image[((span.y + r) * w->width + span.x + s) * w->channels + c];
            if (f->scale) value = value * f->scale[c] + f->shift[c];
            if (value > best) {
                best = value;
                winner = r * w->size + s;
            }
        }
    }
    j->y[at + c] = best;
    if (j->winners) j->winners[at + c] = (uint16_t)winner;
}

INLINE void pool_row(const job *j, size_t row, int fused) {
    const kernels_window *w = j->window;
    const float *image = j->x + row / w->output_height * w->height * w->width * w->channels;
    for (size_t column = 0; column < w->output_width; column++) {
        size_t at = (row * w->output_width + column) * w->channels, c = 0;
        window_span span = span_at(w, row % w->output_height, column);
        for (; c + lanes <= w->channels; c += lanes) pool_lanes(j, image, span, at, c, fused);
        for (; c < w->channels; c++) pool_one(j, image, span, at, c);
    }
}

KERNEL(max_pool) {
    const job *j = data;
    (void)part;
    if (j->fusion->relu || j->fusion->rate > 0) {
        for (size_t row = begin; row < end; row++) pool_row(j, row, 1);
    } else {
        for (size_t row = begin; row < end; row++) pool_row(j, row, 0);
    }
}

void kernels_max_pool(
    const float *x, float *y, uint16_t *winners, const kernels_window *window,
    const kernels_pool_fusion *fusion) {
    job j = {x, y, winners, window, fusion, rule_of(fusion->rate, fusion->key)};
    size_t row = window->output_width * window->channels * window->size * window->size;
    parallel(window->batch * window->output_height, worthwhile / row + 1, max_pool, &j);
}

typedef struct {
    const float *dy;
    const uint16_t *winners;
    float *dx;
    const kernels_window *window;
    int accumulate;
} backward_job;

// Hands each gradient to its winner. `add` is constant: where windows neither overlap nor leave
// gaps each input is written exactly once, and nothing need be cleared or read.
INLINE void unpool(const backward_job *j, float *image, size_t at, window_span span, int add) {
    const kernels_window *w = j->window;
    const float *dy = j->dy + at;
    const uint16_t *winners = j->winners + at;
    for (size_t r = span.top; r < span.bottom; r++) {
        for (size_t s = span.left; s < span.right; s++) {
            float *dx = image + ((span.y + r) * w->width + span.x + s) * w->channels;
            int place = (int)(r * w->size + s);
            size_t c = 0;
            for (; c + lanes <= w->channels; c += lanes) {
                ints winner = __builtin_convertvector(*(const shorts *)(winners + c), ints);
                floats d = WHERE(winner == place, LOAD(dy + c));
                STORE(dx + c, add ? LOAD(dx + c) + d : d);
            }
            for (; c < w->channels; c++) {
                float d = winners[c] == place ? dy[c] : 0;
                dx[c] = add ? dx[c] + d : d;
            }
        }
    }
}

KERNEL(max_pool_backward) {
    const backward_job *j = data;
    const kernels_window *w = j->window;
    size_t size = w->height * w->width * w->channels;
    int tiles = w->size == w->stride && w->output_height * w->size == w->height &&
                w->output_width * w->size == w->width;
    (void)part;
    for (size_t n = begin; n < end; n++) {
        float *image = j->dx + n * size;
        if (!tiles && !j->accumulate) memset(image, 0, size * sizeof(float));
        for (size_t row = 0; row < w->output_height; row++) {
            for (size_t column = 0; column < w->output_width; column++) {
                size_t at =
                    ((n * w->output_height + row) * w->output_width + column) * w->channels;
                window_span span = span_at(w, row, column);
                if (tiles && !j->accumulate) {
                    unpool(j, image, at, span, 0);
                } else {
                    unpool(j, image, at, span, 1);
                }
            }
        }
    }
}

void kernels_max_pool_backward(
    const float *dy, const uint16_t *winners, float *dx, const kernels_window *window,
    int accumulate) {
    backward_job j = {dy, winners, dx, window, accumulate};
    parallel(window->batch, 1, max_pool_backward, &j);
}
