#include <math.h>

#include "CKernels.h"

static size_t greatest(const float *values, size_t count) {
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        if (values[i] > values[best]) best = i;
    return best;
}

// Writes exp((x - greatest) / temperature) and returns their sum.
static float exponentials(const float *x, float *y, size_t classes, float temperature) {
    float top = x[greatest(x, classes)], sum = 0;
    for (size_t c = 0; c < classes; c++) {
        y[c] = expf((x[c] - top) / temperature);
        sum += y[c];
    }
    return sum;
}

void kernels_softmax(
    const float *logits, float *probabilities, size_t rows, size_t classes, float temperature) {
    for (size_t row = 0; row < rows; row++) {
        float *p = probabilities + row * classes;
        float sum = exponentials(logits + row * classes, p, classes, temperature);
        for (size_t c = 0; c < classes; c++) p[c] /= sum;
    }
}

float kernels_softmax_loss(
    const float *logits, const float *targets, float *gradient, size_t rows, size_t classes,
    int *correct) {
    double loss = 0;
    *correct = 0;
    for (size_t row = 0; row < rows; row++) {
        const float *x = logits + row * classes, *t = targets + row * classes;
        float *g = gradient + row * classes;
        size_t best = greatest(x, classes);
        *correct += best == greatest(t, classes);
        float sum = exponentials(x, g, classes, 1), weight = 0;
        for (size_t c = 0; c < classes; c++) weight += t[c];
        for (size_t c = 0; c < classes; c++) {
            loss -= (double)t[c] * (x[c] - x[best] - logf(sum));
            g[c] = (weight * g[c] / sum - t[c]) / (float)rows;
        }
    }
    return (float)(loss / (double)rows);
}
