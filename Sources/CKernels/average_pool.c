#include <string.h>

#include "CKernels.h"
#include "parallel.h"
#include "window.h"

typedef struct {
    const float *from;
    float *to;
    const kernels_window *window;
    int accumulate;
} job;

INLINE float share(window_span span) {
    return 1 / (float)((span.bottom - span.top) * (span.right - span.left));
}

KERNEL(average_pool) {
    const job *j = data;
    const kernels_window *w = j->window;
    (void)part;
    for (size_t row = begin; row < end; row++) {
        const float *image =
            j->from + row / w->output_height * w->height * w->width * w->channels;
        for (size_t column = 0; column < w->output_width; column++) {
            float *to = j->to + (row * w->output_width + column) * w->channels;
            window_span span = span_at(w, row % w->output_height, column);
            memset(to, 0, w->channels * sizeof(float));
            for (size_t r = span.top; r < span.bottom; r++) {
                for (size_t s = span.left; s < span.right; s++) {
                    const float *x =
                        image + ((span.y + r) * w->width + span.x + s) * w->channels;
                    for (size_t c = 0; c < w->channels; c++) to[c] += x[c];
                }
            }
            for (size_t c = 0; c < w->channels; c++) to[c] *= share(span);
        }
    }
}

void kernels_average_pool(const float *x, float *y, const kernels_window *window) {
    job j = {.from = x, .to = y, .window = window};
    size_t row = window->output_width * window->channels * window->size * window->size;
    parallel(window->batch * window->output_height, worthwhile / row + 1, average_pool, &j);
}

KERNEL(average_pool_backward) {
    const job *j = data;
    const kernels_window *w = j->window;
    size_t size = w->height * w->width * w->channels;
    (void)part;
    for (size_t n = begin; n < end; n++) {
        float *image = j->to + n * size;
        if (!j->accumulate) memset(image, 0, size * sizeof(float));
        for (size_t row = 0; row < w->output_height; row++) {
            for (size_t column = 0; column < w->output_width; column++) {
                const float *dy =
                    j->from +
                    ((n * w->output_height + row) * w->output_width + column) * w->channels;
                window_span span = span_at(w, row, column);
                for (size_t r = span.top; r < span.bottom; r++) {
                    for (size_t s = span.left; s < span.right; s++) {
                        float *dx =
                            image + ((span.y + r) * w->width + span.x + s) * w->channels;
                        for (size_t c = 0; c < w->channels; c++) dx[c] += dy[c] * share(span);
                    }
                }
            }
        }
    }
}

void kernels_average_pool_backward(
    const float *dy, float *dx, const kernels_window *window, int accumulate) {
    job j = {dy, dx, window, accumulate};
    parallel(window->batch, 1, average_pool_backward, &j);
}
