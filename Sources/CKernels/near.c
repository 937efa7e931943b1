#include <math.h>

#include "CKernels.h"
#include "parallel.h"

enum { edge = 28, block = 4, blocks = edge / block, coarse = 8, fine = 32, chunk = 64 };

typedef struct {
    const uint8_t *pixels;
    const float *waves;
    float *low;
    uint32_t *squares;
} summary;

KERNEL(summarise) {
    const summary *j = data;
    (void)part;
    for (size_t picture = begin; picture < end; picture++) {
        const uint8_t *pixels = j->pixels + picture * edge * edge;
        float sums[blocks][blocks] = {{0}}, rows[blocks][blocks];
        uint32_t squares = 0;
        for (int y = 0; y < edge; y++)
            for (int x = 0; x < edge; x++) {
                uint32_t value = pixels[y * edge + x];
                sums[y / block][x / block] += (float)value;
                squares += value * value;
            }
        for (int y = 0; y < blocks; y++)
            for (int k = 0; k < blocks; k++) {
                rows[y][k] = 0;
                for (int x = 0; x < blocks; x++) rows[y][k] += j->waves[k * blocks + x] * sums[y][x];
            }
        float scale = squares ? 1 / (block * sqrtf((float)squares)) : 0;
        float *low = j->low + picture * blocks * blocks;
        for (int k = 0; k < blocks; k++)
            for (int l = 0; l < blocks; l++) {
                float sum = 0;
                for (int y = 0; y < blocks; y++) sum += j->waves[k * blocks + y] * rows[y][l];
                low[k * blocks + l] = scale * sum;
            }
        j->squares[picture] = squares;
    }
}

void kernels_summarise_pictures(
    const uint8_t *pixels, size_t count, const float *waves, float *low, uint32_t *squares) {
    parallel(
        count, 256, summarise,
        &(summary){.pixels = pixels, .waves = waves, .low = low, .squares = squares});
}

typedef struct {
    const kernels_pictures *pictures;
    size_t row, first, last;
    float limit;
    uint32_t *found, *products;
    size_t *count;
} search;

INLINE int is_near(const float *a, const float *b, float sum, float limit) {
    floats first = LOAD(a) - LOAD(b), second = LOAD(a + lanes) - LOAD(b + lanes);
    floats squares = first * first + second * second;
    for (int lane = 0; lane < lanes; lane++) sum += squares[lane];
    return sum <= limit;
}

INLINE uint32_t product(const uint8_t *a, const uint8_t *b) {
    uint32_t sum = 0;
    for (int i = 0; i < edge * edge; i++) sum += (uint32_t)a[i] * b[i];
    return sum;
}

KERNEL(near) {
    const search *j = data;
    const kernels_pictures *p = j->pictures;
    const float *own = p->fine + j->row * fine;
    const uint8_t *pixels = p->pixels + (size_t)p->order[j->row] * edge * edge;
    size_t count = 0;
    (void)begin, (void)end, (void)part;
    for (size_t start = j->first; start < j->last; start += chunk) {
        size_t length = j->last - start < chunk ? j->last - start : chunk;
        float sums[chunk] = {0};
        for (size_t k = 0; k < coarse; k++) {
            const float *values = p->coarse + k * p->rows + start;
            float value = p->coarse[k * p->rows + j->row];
            for (size_t i = 0; i < length; i++) {
                float difference = values[i] - value;
                sums[i] += difference * difference;
            }
        }
        for (size_t i = 0; i < length; i++) {
            if (sums[i] > j->limit) continue;
            if (!is_near(own, p->fine + (start + i) * fine, sums[i], j->limit)) continue;
            j->products[count] =
                product(pixels, p->pixels + (size_t)p->order[start + i] * edge * edge);
            j->found[count++] = (uint32_t)(start + i);
        }
    }
    *j->count = count;
}

size_t kernels_near_pictures(
    const kernels_pictures *pictures, size_t row, size_t first, size_t last, float limit,
    uint32_t *found, uint32_t *products) {
    size_t count = 0;
    parallel(
        1, 1, near,
        &(search){
            .pictures = pictures, .row = row, .first = first, .last = last, .limit = limit,
            .found = found, .products = products, .count = &count});
    return count;
}
