#include "CKernels.h"
#include "parallel.h"
#include "winograd.h"

// Bᵀ d
INLINE void transform_input(const octet d[inputs], octet v[inputs]) {
    octet even_near = d[4] - 2.0f * d[2], odd_near = near * (d[3] - 2.0f * d[1]);
    octet even_far = d[4] - 0.5f * d[2], odd_far = far * (d[3] - 0.5f * d[1]);
    v[0] = d[0] - 2.5f * d[2] + d[4];
    v[1] = even_near + odd_near;
    v[2] = even_near - odd_near;
    v[3] = even_far + odd_far;
    v[4] = even_far - odd_far;
    v[5] = d[1] - 2.5f * d[3] + d[5];
}

// Aᵀ m
INLINE void transform_output(const octet m[inputs], octet y[outputs]) {
    octet near_sum = m[1] + m[2], near_gap = near * (m[1] - m[2]);
    octet far_sum = m[3] + m[4], far_gap = far * (m[3] - m[4]);
    y[0] = m[0] + near_sum + far_sum;
    y[1] = near_gap + far_gap;
    y[2] = 0.5f * near_sum + 2.0f * far_sum;
    y[3] = 0.5f * near_gap + 2.0f * far_gap + m[5];
}

// A g
INLINE void transform_gradient(const octet g[outputs], octet z[inputs]) {
    octet even_near = g[0] + 0.5f * g[2], odd_near = near * (g[1] + 0.5f * g[3]);
    octet even_far = g[0] + 2.0f * g[2], odd_far = far * (g[1] + 2.0f * g[3]);
    z[0] = g[0];
    z[1] = even_near + odd_near;
    z[2] = even_near - odd_near;
    z[3] = even_far + odd_far;
    z[4] = even_far - odd_far;
    z[5] = g[3];
}

typedef struct {
    const float *from, *bias;
    float *to;
    const kernels_window *window;
    // Of what is transformed.
    size_t channels, first, count;
    int accumulate, relu;
} job;

// Which image the tile is of, its first output, and how many of its rows and columns there are.
typedef struct {
    size_t image, row, column, rows, columns;
} tile_place;

INLINE tile_place place_of(const kernels_window *w, size_t tile) {
    size_t across = (w->output_width + outputs - 1) / outputs;
    size_t down = (w->output_height + outputs - 1) / outputs;
    size_t row = tile / across % down * outputs, column = tile % across * outputs;
    size_t rows = w->output_height - row, columns = w->output_width - column;
    return (tile_place){
        tile / (across * down), row, column, rows < outputs ? rows : outputs,
        columns < outputs ? columns : outputs,
    };
}

INLINE size_t output_index(const kernels_window *w, tile_place at, size_t r, size_t s) {
    return (at.image * w->output_height + at.row + r) * w->output_width + at.column + s;
}

// Tiles for a thread: a transformation takes longer than most kernels, float by float.
static size_t grain_of(size_t channels) {
    return worthwhile / 4 / (inputs * inputs * channels) + 1;
}

// What lies outside of an image.
static const float zeros[kernels_winograd_channels];

KERNEL(winograd_input) {
    const job *j = data;
    const kernels_window *w = j->window;
    size_t channels = w->channels, point = j->count * channels;
    (void)part;
    for (size_t tile = begin; tile < end; tile++) {
        tile_place at = place_of(w, j->first + tile);
        const float *image = j->from + at.image * w->height * w->width * channels;
        const float *d[inputs][inputs];
        for (size_t r = 0; r < inputs; r++) {
            for (size_t s = 0; s < inputs; s++) {
                // What is before the image wraps to beyond its end.
                size_t y = at.row + r - w->top, x = at.column + s - w->left;
                int inside = y < w->height && x < w->width;
                d[r][s] = inside ? image + (y * w->width + x) * channels : zeros;
            }
        }
        for (size_t c = 0; c < channels; c += eight) {
            octet columns[inputs][inputs], line[inputs], v[inputs];
            for (int r = 0; r < inputs; r++) {
                for (int s = 0; s < inputs; s++) line[s] = LOAD8(d[r][s] + c);
                transform_input(line, v);
                for (int s = 0; s < inputs; s++) columns[s][r] = v[s];
            }
            float *to = j->to + tile * channels + c;
            for (size_t s = 0; s < inputs; s++) {
                transform_input(columns[s], v);
                for (size_t r = 0; r < inputs; r++)
                    STORE8(to + (r * inputs + s) * point, v[r]);
            }
        }
    }
}

void kernels_winograd_input(
    const float *x, float *v, const kernels_window *window, size_t first, size_t count) {
    job j = {.from = x, .to = v, .window = window, .first = first, .count = count};
    parallel(count, grain_of(window->channels), winograd_input, &j);
}

INLINE void finish_output(const job *j, tile_place at, size_t r, size_t c, const octet y[outputs]) {
    octet bias = j->bias ? LOAD8(j->bias + c) : (octet){0};
    float *to = j->to + output_index(j->window, at, r, 0) * j->channels + c;
    for (size_t s = 0; s < at.columns; s++, to += j->channels) {
        octet value = y[s] + bias;
        if (j->accumulate) value += LOAD8(to);
        if (j->relu) value = (octet)((value > 0) & (__typeof__(value > 0))value);
        STORE8(to, value);
    }
}

KERNEL(winograd_output) {
    const job *j = data;
    size_t channels = j->channels, point = j->count * channels;
    (void)part;
    for (size_t tile = begin; tile < end; tile++) {
        tile_place at = place_of(j->window, j->first + tile);
        for (size_t c = 0; c < channels; c += eight) {
            const float *from = j->from + tile * channels + c;
            octet rows[outputs][inputs], m[inputs], y[outputs];
            for (size_t s = 0; s < inputs; s++) {
                for (size_t r = 0; r < inputs; r++)
                    m[r] = LOAD8(from + (r * inputs + s) * point);
                transform_output(m, y);
                for (int r = 0; r < outputs; r++) rows[r][s] = y[r];
            }
            for (size_t r = 0; r < at.rows; r++) {
                transform_output(rows[r], y);
                finish_output(j, at, r, c, y);
            }
        }
    }
}

void kernels_winograd_output(
    const float *m, float *y, const kernels_window *window, size_t filters, size_t first,
    size_t count, const float *bias, int accumulate, int relu) {
    job j = {m, bias, y, window, filters, first, count, accumulate, relu};
    parallel(count, grain_of(filters), winograd_output, &j);
}

KERNEL(winograd_output_gradient) {
    const job *j = data;
    size_t channels = j->channels, point = j->count * channels;
    (void)part;
    for (size_t tile = begin; tile < end; tile++) {
        tile_place at = place_of(j->window, j->first + tile);
        const float *g[outputs][outputs];
        for (size_t r = 0; r < outputs; r++) {
            for (size_t s = 0; s < outputs; s++) {
                int inside = r < at.rows && s < at.columns;
                g[r][s] = inside ? j->from + output_index(j->window, at, r, s) * channels : zeros;
            }
        }
        for (size_t c = 0; c < channels; c += eight) {
            octet columns[inputs][outputs], line[outputs], z[inputs];
            for (int r = 0; r < outputs; r++) {
                for (int s = 0; s < outputs; s++) line[s] = LOAD8(g[r][s] + c);
                transform_gradient(line, z);
                for (int s = 0; s < inputs; s++) columns[s][r] = z[s];
            }
            float *to = j->to + tile * channels + c;
            for (size_t s = 0; s < inputs; s++) {
                transform_gradient(columns[s], z);
                for (size_t r = 0; r < inputs; r++)
                    STORE8(to + (r * inputs + s) * point, z[r]);
            }
        }
    }
}

void kernels_winograd_output_gradient(
    const float *dy, float *z, const kernels_window *window, size_t filters, size_t first,
    size_t count) {
    job j = {
        .from = dy, .to = z, .window = window, .channels = filters, .first = first,
        .count = count,
    };
    parallel(count, grain_of(filters), winograd_output_gradient, &j);
}
