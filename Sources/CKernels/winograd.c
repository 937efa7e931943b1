#include "CKernels.h"
#include "parallel.h"
#include "winograd.h"

// Bᵀ d
INLINE void transform_input(size_t tile, const octet d[most_inputs], octet v[most_inputs]) {
    if (tile == 2) {
        v[0] = d[0] - d[2];
        v[1] = d[1] + d[2];
        v[2] = d[2] - d[1];
        v[3] = d[1] - d[3];
        return;
    }
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
INLINE void transform_output(size_t tile, const octet m[most_inputs], octet y[most_outputs]) {
    if (tile == 2) {
        y[0] = m[0] + m[1] + m[2];
        y[1] = m[1] - m[2] - m[3];
        return;
    }
    octet near_sum = m[1] + m[2], near_gap = near * (m[1] - m[2]);
    octet far_sum = m[3] + m[4], far_gap = far * (m[3] - m[4]);
    y[0] = m[0] + near_sum + far_sum;
    y[1] = near_gap + far_gap;
    y[2] = 0.5f * near_sum + 2.0f * far_sum;
    y[3] = 0.5f * near_gap + 2.0f * far_gap + m[5];
}

// A g
INLINE void transform_gradient(size_t tile, const octet g[most_outputs], octet z[most_inputs]) {
    if (tile == 2) {
        z[0] = g[0];
        z[1] = g[0] + g[1];
        z[2] = g[0] - g[1];
        z[3] = -g[1];
        return;
    }
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
    const float *from;
    float *to;
    const kernels_window *window;
    // Of what is transformed.
    size_t tile, channels, first, count;
    const kernels_winograd_fusion *fusion;
    // Whether the next tile is fetched: not where a core's cache holds all images.
    int fetches;
} job;

// Which image the tile is of, its first output, and how many of its rows and columns there are.
typedef struct {
    size_t image, row, column, rows, columns;
} tile_place;

INLINE tile_place place_of(const job *j, size_t tile, size_t number) {
    const kernels_window *w = j->window;
    size_t across = (w->output_width + tile - 1) / tile;
    size_t down = (w->output_height + tile - 1) / tile;
    number += j->first;
    size_t row = number / across % down * tile, column = number % across * tile;
    size_t rows = w->output_height - row, columns = w->output_width - column;
    return (tile_place){
        number / (across * down), row, column, rows < tile ? rows : tile,
        columns < tile ? columns : tile,
    };
}

INLINE size_t output_index(const kernels_window *w, tile_place at, size_t r, size_t s) {
    return (at.image * w->output_height + at.row + r) * w->output_width + at.column + s;
}

// Bodies are given the size of a tile as a constant.
#define FOR_EACH_SIZE(body)                                                             \
    KERNEL(winograd_##body) {                                                           \
        const job *j = data;                                                            \
        (void)part;                                                                     \
        if (j->tile == 2) {                                                             \
            for (size_t i = begin; i < end; i++) body(j, 2, i);                         \
        } else {                                                                        \
            for (size_t i = begin; i < end; i++) body(j, 4, i);                         \
        }                                                                               \
    }

// Half a megabyte, the second-level cache of a small core.
static int exceeds_cache(size_t batch, size_t height, size_t width, size_t channels) {
    return batch * height * width * channels > 1 << 17;
}

// Pixels of the next tile are fetched while one is transformed: they lie in a few rows far from each
// other, too few for the processor to see what comes.
INLINE void fetch_pixels(const float *from, size_t count, int to_write) {
    const float *end = from + count;
    for (; from < end; from += line_floats)
        to_write ? __builtin_prefetch(from, 1) : __builtin_prefetch(from, 0);
}

// Tiles for a thread: a transformation takes longer than most kernels, float by float.
static size_t grain_of(const job *j) {
    return worthwhile / 4 / ((j->tile + 2) * (j->tile + 2) * j->channels) + 1;
}

// What lies outside of an image.
static const float zeros[kernels_winograd_channels];

// Without the columns that the tile before it has, too.
INLINE void fetch_input(const job *j, size_t tile, size_t number) {
    const kernels_window *w = j->window;
    tile_place at = place_of(j, tile, number);
    size_t x = at.column + 2 - w->left, columns = x + tile < w->width ? tile : w->width - x;
    for (size_t r = 0; r < tile + 2 && x < w->width; r++) {
        size_t y = at.row + r - w->top;
        if (y >= w->height) continue;
        const float *row = j->from + (at.image * w->height + y) * w->width * j->channels;
        fetch_pixels(row + x * j->channels, columns * j->channels, 0);
    }
}

INLINE void input(const job *j, size_t tile, size_t number) {
    if (j->fetches && number + 1 < j->count) fetch_input(j, tile, number + 1);
    const kernels_window *w = j->window;
    size_t channels = j->channels, point = j->count * channels, inputs = tile + 2;
    tile_place at = place_of(j, tile, number);
    const float *image = j->from + at.image * w->height * w->width * channels;
    const float *d[most_inputs][most_inputs];
    for (size_t r = 0; r < inputs; r++) {
        for (size_t s = 0; s < inputs; s++) {
            // What is before the image wraps to beyond its end.
            size_t y = at.row + r - w->top, x = at.column + s - w->left;
            int inside = y < w->height && x < w->width;
            d[r][s] = inside ? image + (y * w->width + x) * channels : zeros;
        }
    }
    for (size_t c = 0; c < channels; c += eight) {
        octet columns[most_inputs][most_inputs], line[most_inputs], v[most_inputs];
        for (size_t r = 0; r < inputs; r++) {
            for (size_t s = 0; s < inputs; s++) line[s] = LOAD8(d[r][s] + c);
            transform_input(tile, line, v);
            for (size_t s = 0; s < inputs; s++) columns[s][r] = v[s];
        }
        float *to = j->to + number * channels + c;
        for (size_t s = 0; s < inputs; s++) {
            transform_input(tile, columns[s], v);
            for (size_t r = 0; r < inputs; r++) STORE8(to + (r * inputs + s) * point, v[r]);
        }
    }
}

FOR_EACH_SIZE(input)

void kernels_winograd_input(
    const float *x, float *v, const kernels_window *window, size_t tile, size_t first,
    size_t count) {
    job j = {
        .from = x, .to = v, .window = window, .tile = tile, .channels = window->channels,
        .first = first, .count = count,
        .fetches = exceeds_cache(window->batch, window->height, window->width, window->channels),
    };
    parallel(count, grain_of(&j), winograd_input, &j);
}

INLINE void finish_row(const job *j, tile_place at, size_t r, size_t c, octet *y) {
    const kernels_winograd_fusion *f = j->fusion;
    octet bias = f->bias ? LOAD8(f->bias + c) : (octet){0};
    float *to = j->to + output_index(j->window, at, r, 0) * j->channels + c;
    for (size_t s = 0; s < at.columns; s++, to += j->channels) {
        y[s] += bias;
        if (f->accumulate) y[s] += LOAD8(to);
        if (f->relu) y[s] = (octet)((y[s] > 0) & (octet_mask)y[s]);
        if (!f->pool) STORE8(to, y[s]);
    }
}

// Maxima over pairs of columns of two rows of the tile; an odd row or column is left out.
INLINE void pool_rows(
    const job *j, tile_place at, size_t r, size_t c, const octet *above, const octet *below) {
    const kernels_window *w = j->window;
    size_t row = at.image * (w->output_height / 2) + (at.row + r) / 2;
    float *to = j->to + (row * (w->output_width / 2) + at.column / 2) * j->channels + c;
    octet scale = j->fusion->scale ? LOAD8(j->fusion->scale + c) : (octet){0} + 1;
    octet shift = j->fusion->shift ? LOAD8(j->fusion->shift + c) : (octet){0};
    for (size_t s = 0; s + 1 < at.columns; s += 2, to += j->channels) {
        octet values[4] = {above[s], above[s + 1], below[s], below[s + 1]}, best;
        for (int i = 0; i < 4; i++) {
            octet value = values[i] * scale + shift;
            if (i == 0) best = value;
            octet_mask better = value > best;
            best = (octet)((better & (octet_mask)value) | (~better & (octet_mask)best));
        }
        STORE8(to, best);
    }
}

INLINE void fetch_output(const job *j, size_t tile, size_t number) {
    tile_place at = place_of(j, tile, number);
    for (size_t r = 0; r < at.rows; r++) {
        const float *row = j->to + output_index(j->window, at, r, 0) * j->channels;
        fetch_pixels(row, at.columns * j->channels, 1);
    }
}

INLINE void output(const job *j, size_t tile, size_t number) {
    if (j->fetches && number + 1 < j->count) fetch_output(j, tile, number + 1);
    size_t channels = j->channels, point = j->count * channels, inputs = tile + 2;
    tile_place at = place_of(j, tile, number);
    for (size_t c = 0; c < channels; c += eight) {
        const float *from = j->from + number * channels + c;
        octet rows[most_outputs][most_inputs], m[most_inputs];
        octet column[most_outputs], y[most_outputs][most_outputs];
        for (size_t s = 0; s < inputs; s++) {
            for (size_t r = 0; r < inputs; r++) m[r] = LOAD8(from + (r * inputs + s) * point);
            transform_output(tile, m, column);
            for (size_t r = 0; r < tile; r++) rows[r][s] = column[r];
        }
        for (size_t r = 0; r < at.rows; r++) {
            transform_output(tile, rows[r], y[r]);
            finish_row(j, at, r, c, y[r]);
        }
        for (size_t r = 0; j->fusion->pool && r + 1 < at.rows; r += 2)
            pool_rows(j, at, r, c, y[r], y[r + 1]);
    }
}

FOR_EACH_SIZE(output)

void kernels_winograd_output(
    const float *m, float *y, const kernels_window *window, size_t tile, size_t filters,
    size_t first, size_t count, const kernels_winograd_fusion *fusion) {
    int fetches = exceeds_cache(
        window->batch, window->output_height, window->output_width, filters);
    // Maxima go to fewer places than the outputs that are fetched.
    fetches = fetches && !fusion->pool;
    job j = {m, y, window, tile, filters, first, count, fusion, fetches};
    parallel(count, grain_of(&j), winograd_output, &j);
}

INLINE void output_gradient(const job *j, size_t tile, size_t number) {
    size_t channels = j->channels, point = j->count * channels, inputs = tile + 2;
    tile_place at = place_of(j, tile, number);
    const float *g[most_outputs][most_outputs];
    for (size_t r = 0; r < tile; r++) {
        for (size_t s = 0; s < tile; s++) {
            int inside = r < at.rows && s < at.columns;
            g[r][s] = inside ? j->from + output_index(j->window, at, r, s) * channels : zeros;
        }
    }
    for (size_t c = 0; c < channels; c += eight) {
        octet columns[most_inputs][most_outputs], line[most_outputs], z[most_inputs];
        for (size_t r = 0; r < tile; r++) {
            for (size_t s = 0; s < tile; s++) line[s] = LOAD8(g[r][s] + c);
            transform_gradient(tile, line, z);
            for (size_t s = 0; s < inputs; s++) columns[s][r] = z[s];
        }
        float *to = j->to + number * channels + c;
        for (size_t s = 0; s < inputs; s++) {
            transform_gradient(tile, columns[s], z);
            for (size_t r = 0; r < inputs; r++) STORE8(to + (r * inputs + s) * point, z[r]);
        }
    }
}

FOR_EACH_SIZE(output_gradient)

void kernels_winograd_output_gradient(
    const float *dy, float *z, const kernels_window *window, size_t tile, size_t filters,
    size_t first, size_t count) {
    job j = {
        .from = dy, .to = z, .window = window, .tile = tile, .channels = filters,
        .first = first, .count = count,
    };
    parallel(count, grain_of(&j), winograd_output_gradient, &j);
}
