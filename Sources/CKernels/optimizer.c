#include "CKernels.h"
#include "parallel.h"

#include <math.h>

typedef struct {
    float *weights;
    const float *gradients;
    float *velocity;
    float rate, momentum, decay;
    int nesterov;
} sgd_job;

KERNEL(sgd) {
    const sgd_job *j = data;
    (void)part;
    for (size_t i = begin; i < end; i++) {
        float gradient = j->gradients[i] + j->decay * j->weights[i];
        if (j->velocity) {
            float velocity = j->momentum * j->velocity[i] + gradient;
            j->velocity[i] = velocity;
            gradient = j->nesterov ? gradient + j->momentum * velocity : velocity;
        }
        j->weights[i] -= j->rate * gradient;
    }
}

void kernels_sgd(
    float *weights, const float *gradients, float *velocity, size_t count, float rate,
    float momentum, int nesterov, float decay) {
    sgd_job job = {weights, gradients, velocity, rate, momentum, decay, nesterov};
    parallel(count, worthwhile, sgd, &job);
}

typedef struct {
    float *weights;
    const float *gradients;
    float *mean, *square;
    float rate, decay, keep;
    kernels_adam_moments moments;
} adam_job;

KERNEL(adam) {
    const adam_job *j = data;
    const kernels_adam_moments *m = &j->moments;
    float rate = j->rate * m->correction1;
    (void)part;
    for (size_t i = begin; i < end; i++) {
        float gradient = j->gradients[i] + j->decay * j->weights[i];
        float mean = m->beta1 * j->mean[i] + m->share1 * gradient;
        float square = m->beta2 * j->square[i] + m->share2 * gradient * gradient;
        j->mean[i] = mean;
        j->square[i] = square;
        float scale = sqrtf(square) * m->correction2 + m->epsilon;
        j->weights[i] = j->keep * j->weights[i] - rate * mean / scale;
    }
}

void kernels_adam(
    float *weights, const float *gradients, float *mean, float *square, size_t count, float rate,
    kernels_adam_moments moments, float decay, float keep) {
    adam_job job = {weights, gradients, mean, square, rate, decay, keep, moments};
    parallel(count, worthwhile, adam, &job);
}

typedef struct {
    const float *weights;
    float *average;
    float share;
} average_job;

KERNEL(average) {
    const average_job *j = data;
    (void)part;
    for (size_t i = begin; i < end; i++) {
        j->average[i] += j->share * (j->weights[i] - j->average[i]);
    }
}

void kernels_moving_average(const float *weights, float *average_, size_t count, float share) {
    parallel(count, worthwhile, average, &(average_job){weights, average_, share});
}
