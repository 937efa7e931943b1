#include <string.h>

#include "CKernels.h"
#include "parallel.h"
#include "window.h"

// A convolution's gradient by its kernel is one matrix product over all windows. They are laid out
// row by row for as few of them as stay in a core's own cache, and multiplied at once.
enum { bytes_unfolded = 192 << 10 };

typedef struct {
    const float *x, *dy;
    float *partials, *rows;
    const kernels_window *window;
    size_t filters;
    kernels_product product;
} job;

static size_t window_floats(const kernels_window *w) { return w->size * w->size * w->channels; }

// Rows of output positions that are unfolded together.
static size_t rows_together(const kernels_window *w) {
    size_t row = w->output_width * window_floats(w) * sizeof(float);
    return row < bytes_unfolded ? bytes_unfolded / row : 1;
}

static size_t unfolded_floats(const kernels_window *w) {
    return (rows_together(w) * w->output_width * window_floats(w) + lanes - 1) / lanes * lanes;
}

INLINE void copy(float *to, const float *from, size_t count) {
    size_t i = 0;
    for (; i + lanes <= count; i += lanes) STORE(to + i, LOAD(from + i));
    for (; i < count; i++) to[i] = from[i];
}

INLINE void clear(float *to, size_t count) {
    for (size_t i = 0; i < count; i++) to[i] = 0;
}

INLINE void unfold(const kernels_window *w, const float *image, window_span span, float *to) {
    size_t width = w->size * w->channels;
    for (size_t r = 0; r < w->size; r++, to += width) {
        if (r < span.top || r >= span.bottom) {
            clear(to, width);
            continue;
        }
        const float *from = image + ((span.y + r) * w->width + span.x + span.left) * w->channels;
        size_t before = span.left * w->channels, after = span.right * w->channels;
        clear(to, before);
        copy(to + before, from, after - before);
        clear(to + after, width - after);
    }
}

KERNEL(convolution_gradient) {
    const job *j = data;
    const kernels_window *w = j->window;
    size_t columns = window_floats(w), together = rows_together(w);
    float *gradient = j->partials + (size_t)part * columns * j->filters;
    float *rows = j->rows + (size_t)part * unfolded_floats(w);
    for (size_t first = begin; first < end; first += together) {
        size_t last = first + together < end ? first + together : end;
        float *to = rows;
        for (size_t row = first; row < last; row++) {
            const float *image =
                j->x + row / w->output_height * w->height * w->width * w->channels;
            for (size_t column = 0; column < w->output_width; column++, to += columns)
                unfold(w, image, span_at(w, row % w->output_height, column), to);
        }
        j->product(
            (last - first) * w->output_width, columns, j->filters, rows,
            j->dy + first * w->output_width * j->filters, gradient, first > begin);
    }
}

static size_t output_rows(const kernels_window *w) { return w->batch * w->output_height; }

size_t kernels_convolution_gradient_scratch(
    const kernels_window *window, size_t filters, size_t threads) {
    return threads * (unfolded_floats(window) + window_floats(window) * filters);
}

void kernels_convolution_gradient(
    const float *x, const float *dy, float *gradient, const kernels_window *window,
    size_t filters, kernels_product product, float *scratch) {
    size_t parts = (size_t)parallel_parts(output_rows(window), 1);
    size_t count = window_floats(window) * filters;
    job j = {x, dy, scratch + parts * unfolded_floats(window), scratch, window, filters, product};
    parallel(output_rows(window), 1, convolution_gradient, &j);
    memcpy(gradient, j.partials, count * sizeof(float));
    for (size_t part = 1; part < parts; part++)
        kernels_copy(j.partials + part * count, gradient, count, 1);
}
