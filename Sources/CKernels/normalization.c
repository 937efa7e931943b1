#include "CKernels.h"
#include "parallel.h"

#include <string.h>

// Data are walked period by period: lane i of a period always holds the same channel, so that any
// number of channels fills the vectors, and sums over rows go lane by lane without shuffles.

size_t kernels_period(size_t channels) {
    size_t common = channels;
    while (common % lanes) common += channels;
    // Eight vectors at least, or each sum would wait for the one before.
    size_t least = 8 * lanes;
    return common >= least ? common : common * ((least + common - 1) / common);
}

void kernels_spread(const float *values, float *period, size_t channels) {
    size_t length = kernels_period(channels);
    for (size_t i = 0; i < length; i++) period[i] = values[i % channels];
}

typedef struct {
    const float *x, *dy;
    float *y;
    size_t count, period;
    const float *scale, *shift, *mean, *a, *b, *c;
    int relu, input_relu, accumulate;
    float *sums;
} job;

INLINE size_t least(size_t a, size_t b) { return a < b ? a : b; }

// The sum for one channel of what the parts have left in `sums`, `stride` floats apart.
static double fold(
    const float *sums, int parts, size_t stride, size_t period, size_t channels, size_t channel) {
    double sum = 0;
    for (int part = 0; part < parts; part++)
        for (size_t i = channel; i < period; i += channels) sum += sums[(size_t)part * stride + i];
    return sum;
}

static size_t periods(size_t count, size_t period) { return (count + period - 1) / period; }

// Sums of x - pivot and of its square, the pivot being the channel's first value: without it the
// variance of a channel far from 0 would drown in rounding.
KERNEL(moments) {
    const job *j = data;
    size_t period = j->period;
    float *first = j->sums + (size_t)part * 2 * period, *second = first + period;
    memset(first, 0, 2 * period * sizeof(float));
    for (size_t p = begin; p < end; p++) {
        const float *x = j->x + p * period;
        size_t length = least(period, j->count - p * period), i = 0;
        for (; i + lanes <= length; i += lanes) {
            floats d = LOAD(x + i) - LOAD(j->mean + i);
            STORE(first + i, LOAD(first + i) + d);
            STORE(second + i, LOAD(second + i) + d * d);
        }
        for (; i < length; i++) {
            float d = x[i] - j->mean[i];
            first[i] += d;
            second[i] += d * d;
        }
    }
}

void kernels_moments(
    const float *x, size_t rows, size_t channels, float *mean, float *variance, float *scratch) {
    size_t period = kernels_period(channels), count = rows * channels;
    kernels_spread(x, scratch, channels);
    job j = {.x = x, .count = count, .period = period, .mean = scratch, .sums = scratch + period};
    size_t units = periods(count, period), grain = worthwhile / period + 1;
    int parts = parallel_parts(units, grain);
    parallel(units, grain, moments, &j);
    for (size_t c = 0; c < channels; c++) {
        double first = fold(j.sums, parts, 2 * period, period, channels, c);
        double second = fold(j.sums + period, parts, 2 * period, period, channels, c);
        double offset = first / (double)rows, spread = second / (double)rows - offset * offset;
        mean[c] = (float)(x[c] + offset);
        variance[c] = spread > 0 ? (float)spread : 0;
    }
}

KERNEL(scale_shift) {
    const job *j = data;
    (void)part;
    for (size_t p = begin; p < end; p++) {
        const float *x = j->x + p * j->period;
        float *y = j->y + p * j->period;
        size_t length = least(j->period, j->count - p * j->period), i = 0;
        for (; i + lanes <= length; i += lanes) {
            floats z = LOAD(x + i) * LOAD(j->scale + i) + LOAD(j->shift + i);
            STORE(y + i, j->relu ? WHERE(z > 0, z) : z);
        }
        for (; i < length; i++) {
            float z = x[i] * j->scale[i] + j->shift[i];
            y[i] = j->relu && !(z > 0) ? 0 : z;
        }
    }
}

void kernels_scale_shift(
    const float *x, float *y, size_t count, size_t period, const float *scale,
    const float *shift, int relu) {
    job j = {.x = x, .y = y, .count = count, .period = period, .scale = scale, .shift = shift,
             .relu = relu};
    parallel(periods(count, period), worthwhile / period + 1, scale_shift, &j);
}

// The gradient before the ReLU that follows, if one does.
#define BEFORE_RELU(j, x, dy, i) \
    ((j)->relu ? WHERE((x) * LOAD((j)->scale + i) + LOAD((j)->shift + i) > 0, dy) : (dy))

INLINE float before_relu(const job *j, float x, float dy, size_t i) {
    return j->relu && !(x * j->scale[i] + j->shift[i] > 0) ? 0 : dy;
}

KERNEL(normalization_sums) {
    const job *j = data;
    size_t period = j->period;
    float *first = j->sums + (size_t)part * 2 * period, *second = first + period;
    memset(first, 0, 2 * period * sizeof(float));
    for (size_t p = begin; p < end; p++) {
        const float *x = j->x + p * period, *dy = j->dy + p * period;
        size_t length = least(period, j->count - p * period), i = 0;
        for (; i + lanes <= length; i += lanes) {
            floats value = LOAD(x + i), dz = BEFORE_RELU(j, value, LOAD(dy + i), i);
            STORE(first + i, LOAD(first + i) + dz);
            STORE(second + i, LOAD(second + i) + dz * (value - LOAD(j->mean + i)));
        }
        for (; i < length; i++) {
            float dz = before_relu(j, x[i], dy[i], i);
            first[i] += dz;
            second[i] += dz * (x[i] - j->mean[i]);
        }
    }
}

void kernels_normalization_sums(
    const float *x, const float *dy, size_t rows, size_t channels, const float *scale,
    const float *shift, const float *mean, int relu, float *dz_sum, float *dzx_sum,
    float *scratch) {
    size_t period = kernels_period(channels), count = rows * channels;
    job j = {.x = x, .dy = dy, .count = count, .period = period, .scale = scale, .shift = shift,
             .mean = mean, .relu = relu, .sums = scratch};
    size_t units = periods(count, period), grain = worthwhile / period + 1;
    int parts = parallel_parts(units, grain);
    parallel(units, grain, normalization_sums, &j);
    for (size_t c = 0; c < channels; c++) {
        dz_sum[c] = (float)fold(j.sums, parts, 2 * period, period, channels, c);
        dzx_sum[c] = (float)fold(j.sums + period, parts, 2 * period, period, channels, c);
    }
}

// `sum` is constant: most callers want none.
INLINE void input_gradient(const job *j, size_t begin, size_t end, float *sums, int sum) {
    for (size_t p = begin; p < end; p++) {
        const float *x = j->x + p * j->period, *dy = j->dy + p * j->period;
        float *dx = j->y + p * j->period;
        size_t length = least(j->period, j->count - p * j->period), i = 0;
        for (; i + lanes <= length; i += lanes) {
            floats value = LOAD(x + i), dz = BEFORE_RELU(j, value, LOAD(dy + i), i);
            floats d = dz * LOAD(j->a + i) + value * LOAD(j->b + i) + LOAD(j->c + i);
            if (j->input_relu) d = WHERE(value > 0, d);
            if (j->accumulate) d += LOAD(dx + i);
            STORE(dx + i, d);
            if (sum) STORE(sums + i, LOAD(sums + i) + d);
        }
        for (; i < length; i++) {
            float dz = before_relu(j, x[i], dy[i], i);
            float d = dz * j->a[i] + x[i] * j->b[i] + j->c[i];
            if (j->input_relu && !(x[i] > 0)) d = 0;
            dx[i] = j->accumulate ? dx[i] + d : d;
            if (sum) sums[i] += dx[i];
        }
    }
}

KERNEL(normalization_backward) {
    const job *j = data;
    if (!j->sums) {
        input_gradient(j, begin, end, NULL, 0);
        return;
    }
    float *sums = j->sums + (size_t)part * j->period;
    memset(sums, 0, j->period * sizeof(float));
    input_gradient(j, begin, end, sums, 1);
}

void kernels_normalization_backward(
    const float *x, const float *dy, float *dx, size_t rows, size_t channels, const float *scale,
    const float *shift, const float *a, const float *b, const float *c, int relu,
    int input_relu, int accumulate, float *dx_sum, float *scratch) {
    size_t period = kernels_period(channels), count = rows * channels;
    job j = {.x = x, .dy = dy, .y = dx, .count = count, .period = period, .scale = scale,
             .shift = shift, .a = a, .b = b, .c = c, .relu = relu, .input_relu = input_relu,
             .accumulate = accumulate, .sums = dx_sum ? scratch : NULL};
    size_t units = periods(count, period), grain = worthwhile / period + 1;
    int parts = parallel_parts(units, grain);
    parallel(units, grain, normalization_backward, &j);
    for (size_t channel = 0; dx_sum && channel < channels; channel++)
        dx_sum[channel] = (float)fold(scratch, parts, period, period, channels, channel);
}

KERNEL(channel_sums) {
    const job *j = data;
    float *sums = j->sums + (size_t)part * j->period;
    memset(sums, 0, j->period * sizeof(float));
    for (size_t p = begin; p < end; p++) {
        const float *x = j->x + p * j->period;
        size_t length = least(j->period, j->count - p * j->period);
        for (size_t i = 0; i < length; i++) sums[i] += x[i];
    }
}

void kernels_channel_sums(
    const float *x, size_t rows, size_t channels, float *sums, float *scratch) {
    size_t period = kernels_period(channels), count = rows * channels;
    job j = {.x = x, .count = count, .period = period, .sums = scratch};
    size_t units = periods(count, period), grain = worthwhile / period + 1;
    int parts = parallel_parts(units, grain);
    parallel(units, grain, channel_sums, &j);
    for (size_t channel = 0; channel < channels; channel++)
        sums[channel] = (float)fold(scratch, parts, period, period, channels, channel);
}
