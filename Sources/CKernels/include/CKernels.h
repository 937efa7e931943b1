#pragma once
// Element-wise kernels: what oneDNN does not do, or does not fuse. Images are channels last.
//
// Each kernel splits its work into as many parts as the calling thread has set with
// `kernels_set_threads`; the split, and so each rounding, depends on nothing else.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// How many threads the calling one and its helpers are to be, for these kernels and for tasks; on
// each of them oneDNN's primitives run on that thread alone, and denormals are flushed to zero (on
// x86). Cheap; call it before each step. Call it before primitives are created, too.
void kernels_set_threads(int threads);
int kernels_threads(void);

// Runs body for each task 0..<tasks, each on whichever of the threads is free; `worker` numbers it,
// 0..<threads. Inside of it kernels run on the calling thread alone.
void kernels_run_tasks(
    int tasks, void (*body)(void *context, int task, int worker), void *context);

// Starts a thread that nobody waits for. A niceness above 0 makes it and the threads that it starts
// give way to others. Returns 0, or the errno of the failure.
int kernels_start_thread(
    const char *name, int niceness, void (*body)(void *), void *context);

// Which level of the architecture the kernels run at: "baseline", "x86-64-v3" or "x86-64-v4". The
// widest of the machine, unless LAPEL_KERNELS names a narrower one.
const char *kernels_level(void);
// Multiplies and adds in registers, on all lanes of all threads; returns how many floating-point
// operations that were. A million rounds take about 2 ms.
double kernels_multiply_add(size_t rounds);

// MARK: Element by element

// y = max(x, 0)
void kernels_relu(const float *x, float *y, size_t count);
// dx (+)= dy where y > 0; dx may be dy
void kernels_relu_backward(
    const float *y, const float *dy, float *dx, size_t count, int accumulate);
// y (+)= x
void kernels_copy(const float *x, float *y, size_t count, int accumulate);
// y = a + b; y may be a
void kernels_add(const float *a, const float *b, float *y, size_t count);
// y (+)= x / (1 - rate) where the position's random number, which depends on key and position
// only, keeps it, else 0; its own derivative. The first value has position `first`. y may be x.
void kernels_dropout(
    const float *x, float *y, size_t count, float rate, uint64_t key, size_t first,
    int accumulate);
// y = sum of `slots` arrays, one after the other in x
void kernels_sum_slots(const float *x, size_t slots, float *y, size_t count);

// MARK: Batch normalisation over rows of `channels`

// Values of one channel recur after this many floats, a multiple of 16 and of `channels`.
// Coefficients below are arrays of one period.
size_t kernels_period(size_t channels);
// Repeats `channels` values over one period.
void kernels_spread(const float *values, float *period, size_t channels);
// Mean and biased variance of each channel; scratch: 1 + 2 × threads periods.
void kernels_moments(
    const float *x, size_t rows, size_t channels, float *mean, float *variance, float *scratch);
// y = x × scale + shift, then ReLU if asked for; y may be x
void kernels_scale_shift(
    const float *x, float *y, size_t count, size_t period, const float *scale,
    const float *shift, int relu);
// With dz = dy, or 0 where ReLU cut x × scale + shift: the sums over rows of dz and of
// dz × (x - mean); scratch: 2 × threads periods.
void kernels_normalization_sums(
    const float *x, const float *dy, size_t rows, size_t channels, const float *scale,
    const float *shift, const float *mean, int relu, float *dz_sum, float *dzx_sum,
    float *scratch);
// dx (+)= dz × a + x × b + c, then 0 where x <= 0 if x itself came out of a ReLU. `dx_sum`, unless
// null, gets the sum over rows of what was written, by way of scratch: threads periods.
void kernels_normalization_backward(
    const float *x, const float *dy, float *dx, size_t rows, size_t channels, const float *scale,
    const float *shift, const float *a, const float *b, const float *c, int relu,
    int input_relu, int accumulate, float *dx_sum, float *scratch);
// Sum of each channel; scratch: threads periods.
void kernels_channel_sums(
    const float *x, size_t rows, size_t channels, float *sums, float *scratch);

// MARK: Windows

typedef struct {
    size_t batch, height, width, channels;
    size_t output_height, output_width;
    size_t size, stride;
    size_t top, left;
} kernels_window;

// What a maximum over windows takes in: it is that of x × scale + shift, arrays of `channels`, or
// of x where these are null; then comes a ReLU, then dropout. The last two want a number of
// channels that is a multiple of 16.
typedef struct {
    const float *scale, *shift;
    int relu;
    float rate;
    uint64_t key;
    // Position of the first output, see `kernels_dropout`.
    size_t first;
} kernels_pool_fusion;

// `winners` keeps for each output which position of its window won, or 65535 where ReLU or dropout
// cut the value; may be null.
void kernels_max_pool(
    const float *x, float *y, uint16_t *winners, const kernels_window *window,
    const kernels_pool_fusion *fusion);
void kernels_max_pool_backward(
    const float *dy, const uint16_t *winners, float *dx, const kernels_window *window,
    int accumulate);
// The two passes of a normalisation whose maxima over tiles alone were kept (stride = size, no
// padding, a multiple of 16 channels), without the factor of dropout, which is the same for all
// gradients: see `kernels_normalization_sums` (scratch: 2 × threads × channels) and
// `kernels_normalization_backward` (threads × channels). Coefficients are arrays of `channels`.
void kernels_pooled_normalization_sums(
    const float *x, const float *dy, const uint16_t *winners, const kernels_window *window,
    const float *mean, float *dz_sum, float *dzx_sum, float *scratch);
void kernels_pooled_normalization_backward(
    const float *x, const float *dy, const uint16_t *winners, float *dx,
    const kernels_window *window, const float *a, const float *b, const float *c,
    int input_relu, int accumulate, float *dx_sum, float *scratch);
// Padding does not count.
void kernels_average_pool(const float *x, float *y, const kernels_window *window);
void kernels_average_pool_backward(
    const float *dy, float *dx, const kernels_window *window, int accumulate);

// c = aᵀ × b, or c += aᵀ × b; a is [rows, m] with its rows `stride` floats apart, b is [rows, n],
// c is [m, n].
typedef void (*kernels_product)(
    size_t rows, size_t m, size_t n, const float *a, size_t stride, const float *b, float *c,
    int accumulate);
// gradient (+)= that of a convolution by its kernel, [size, size, channels, filters]. On the calling
// thread alone.
void kernels_convolution_gradient(
    const float *x, const float *dy, float *gradient, const kernels_window *window,
    size_t filters, kernels_product product, int accumulate, float *scratch);
// Floats of scratch memory it takes.
size_t kernels_convolution_gradient_scratch(const kernels_window *window);

// Convolutions of 3×3 with stride 1 by way of matrix products, F(2×2, 3×3) and F(4×4, 3×3) of Lavin and
// Gray, arXiv 1509.09308: each image's outputs in tiles of 2×2 or 4×4, and for each of 16 or 36 points
// one product over all tiles. Tiles first..<first + count of a batch are worked on; channels and
// filters are multiples of 8, and at most this many: a kernel of 256 × 256 takes 9 MB there.
enum { kernels_winograd_channels = 256 };
// x to v: [points, count, channels].
void kernels_winograd_input(
    const float *x, float *v, const kernels_window *window, size_t tile, size_t first,
    size_t count);
// What is done to sums on their way out: + bias, unless null, + y if asked to accumulate, ReLU if asked
// for. With `pool` y gets the maxima over 2×2 alone, of x × scale + shift unless these are null.
typedef struct {
    const float *bias, *scale, *shift;
    int accumulate, relu, pool;
} kernels_winograd_fusion;

// m: [points, count, filters], the products of v and the kernel, to y.
void kernels_winograd_output(
    const float *m, float *y, const kernels_window *window, size_t tile, size_t filters,
    size_t first, size_t count, const kernels_winograd_fusion *fusion);
// dy to dm: [points, count, filters]; the gradient of the transformed kernel is vᵀ × dm.
void kernels_winograd_output_gradient(
    const float *dy, float *dm, const kernels_window *window, size_t tile, size_t filters,
    size_t first, size_t count);
// kernel: [3, 3, channels, filters] to u: [points, channels, filters]; or, turned by 180° and with
// channels and filters exchanged, to [points, filters, channels]: that leads from dy to dx.
void kernels_winograd_kernel(
    const float *kernel, float *u, size_t tile, size_t channels, size_t filters, int turned);
// gradient (+)= that of the kernel, from that of u.
void kernels_winograd_kernel_gradient(
    const float *du, float *gradient, size_t tile, size_t channels, size_t filters,
    int accumulate);

typedef struct {
    size_t batch, height, width, channels;
    size_t top, left, bottom, right;
} kernels_border;

void kernels_zero_pad(const float *x, float *y, const kernels_border *border);
void kernels_zero_pad_backward(
    const float *dy, float *dx, const kernels_border *border, int accumulate);

// MARK: Softmax

// probabilities = softmax(logits / temperature) in each row
void kernels_softmax(
    const float *logits, float *probabilities, size_t rows, size_t classes, float temperature);
// Softmax cross-entropy with target distributions. Writes the gradient of the mean loss over rows,
// returns that loss; *correct counts rows whose greatest logit is at their greatest target.
float kernels_softmax_loss(
    const float *logits, const float *targets, float *gradient, size_t rows, size_t classes,
    int *correct);

// MARK: Optimisers, one pass over flat parameters

// Gradient g + decay × w; velocity (null without momentum) = momentum × velocity + g;
// w -= rate × (velocity, or g + momentum × velocity with Nesterov's).
void kernels_sgd(
    float *weights, const float *gradients, float *velocity, size_t count, float rate,
    float momentum, int nesterov, float decay);

// share = 1 - beta, which in floats would lose digits; correction1 = 1 / (1 - beta1^t),
// correction2 = 1 / sqrt(1 - beta2^t)
typedef struct {
    float beta1, share1, beta2, share2, epsilon, correction1, correction2;
} kernels_adam_moments;

// Gradient g + decay × w; w = keep × w - rate × Adam's step.
void kernels_adam(
    float *weights, const float *gradients, float *mean, float *square, size_t count, float rate,
    kernels_adam_moments moments, float decay, float keep);

// average += share × (weights - average)
void kernels_moving_average(const float *weights, float *average, size_t count, float share);

// MARK: Pictures of 28×28 bytes that are nearly the same

// Of each picture: the 49 lowest frequencies, as those of one whose values' squares sum to 1, all 0
// of a blank one, and that sum of squares. `waves` is the cosine transform of 7 values, [7, 7],
// orthonormal, so that two pictures lie at least as far apart as these.
void kernels_summarise_pictures(
    const uint8_t *pixels, size_t count, const float *waves, float *low, uint32_t *squares);

// Rows of frequencies in an order of their own: 8 in `coarse` [8, rows], 32 in `fine` [rows, 32];
// `order` says which of the pictures in `pixels` each row is.
typedef struct {
    const float *coarse, *fine;
    const uint8_t *pixels;
    const uint32_t *order;
    size_t rows;
} kernels_pictures;

// Which of the rows first..<last lie within a squared distance of a row, as far as frequencies
// tell, and their pictures' products with the row's. Both have room for last - first; returns how
// many there are.
size_t kernels_near_pictures(
    const kernels_pictures *pictures, size_t row, size_t first, size_t last, float limit,
    uint32_t *found, uint32_t *products);

#ifdef __cplusplus
}
#endif
