#include "CKernels.h"
#include "parallel.h"
#include "window.h"

// A convolution's gradient by its kernel is one matrix product over all windows. They are laid out
// row by row for as few of them as stay in a core's own cache, and multiplied at once.
enum { bytes_unfolded = 192 << 10 };

typedef struct {
    const float *x, *dy;
    float *gradient, *rows;
    const kernels_window *window;
    size_t filters;
    kernels_product product;
    int accumulate;
} job;

static size_t window_floats(const kernels_window *w) { return w->size * w->size * w->channels; }

// Rows of output positions that are unfolded together.
static size_t rows_together(const kernels_window *w) {
    size_t row = w->output_width * window_floats(w) * sizeof(float);
    return row < bytes_unfolded ? bytes_unfolded / row : 1;
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
    (void)part;
    for (size_t first = begin; first < end; first += together) {
        size_t last = first + together < end ? first + together : end;
        float *to = j->rows;
        for (size_t row = first; row < last; row++) {
            const float *image =
                j->x + row / w->output_height * w->height * w->width * w->channels;
            for (size_t column = 0; column < w->output_width; column++, to += columns)
                unfold(w, image, span_at(w, row % w->output_height, column), to);
        }
        j->product(
            (last - first) * w->output_width, columns, j->filters, j->rows, columns,
            j->dy + first * w->output_width * j->filters, j->gradient,
            j->accumulate || first > begin);
    }
}

size_t kernels_convolution_gradient_scratch(const kernels_window *window) {
    return rows_together(window) * window->output_width * window_floats(window);
}

void kernels_convolution_gradient(
    const float *x, const float *dy, float *gradient, const kernels_window *window,
    size_t filters, kernels_product product, int accumulate, float *scratch) {
    job j = {x, dy, gradient, scratch, window, filters, product, accumulate};
    size_t rows = window->batch * window->output_height;
    // One part, whatever the threads: all of it adds to one gradient.
    parallel(rows, rows, convolution_gradient, &j);
}
