#pragma once
// One surface over the C APIs of oneDNN 2 and 3, float32 on the CPU, activations channels last.
//
// An operation is one primitive with its memories and, where the primitive wants the weights in
// another layout than Keras's, the reorder between the two. Everything is made at creation;
// `cdnnl_run` allocates nothing. Use one context and its operations from one thread at a time.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Code 0 is success; otherwise oneDNN's status and the call that gave it (static text).
typedef struct {
    int code;
    const char *operation;
} cdnnl_status;

typedef struct cdnnl_context cdnnl_context;
typedef struct cdnnl_operation cdnnl_operation;

typedef enum {
    cdnnl_inference,
    cdnnl_training,
    cdnnl_backward_data,
    cdnnl_backward_weights,
} cdnnl_pass;

// What the forward passes do beside the sums; the backward passes look at `bias` only.
typedef struct {
    int bias;
    // destination += sums, before the ReLU
    int accumulate;
    int relu;
} cdnnl_fusion;

// Weights are [kernel, kernel, channels, filters].
typedef struct {
    int64_t batch, height, width, channels;
    int64_t output_height, output_width, filters;
    int64_t kernel, stride;
    int64_t top, left, bottom, right;
} cdnnl_convolution;

// Weights are [features, units].
typedef struct {
    int64_t batch, features, units;
} cdnnl_product;

// What a buffer is to the operation. In backward passes `source` and `destination` are the
// gradients where they are results or come from above: backward_data reads weights and destination
// and writes source; backward_weights reads source and destination and writes weights and bias.
typedef enum {
    cdnnl_source,
    cdnnl_weights,
    cdnnl_bias,
    cdnnl_destination,
    cdnnl_scratchpad,
} cdnnl_role;

// The widest instruction set that oneDNN generates code for here, by oneDNN's name for it.
const char *cdnnl_instruction_set(void);

cdnnl_status cdnnl_context_create(cdnnl_context **context);
void cdnnl_context_destroy(cdnnl_context *context);

// The context must outlive the operation.
cdnnl_status cdnnl_convolution_create(
    cdnnl_context *context, const cdnnl_convolution *geometry, cdnnl_pass pass,
    cdnnl_fusion fusion, cdnnl_operation **operation);
cdnnl_status cdnnl_product_create(
    cdnnl_context *context, const cdnnl_product *geometry, cdnnl_pass pass,
    cdnnl_fusion fusion, cdnnl_operation **operation);
void cdnnl_operation_destroy(cdnnl_operation *operation);

// Bytes of scratch memory that the operation wants under `cdnnl_scratchpad`.
size_t cdnnl_scratchpad_size(const cdnnl_operation *operation);
// The buffer must outlive the operation. Scratch memory must be aligned to 64 bytes.
cdnnl_status cdnnl_bind(cdnnl_operation *operation, cdnnl_role role, void *buffer);
// Brings the bound weights into the operation's own layout; needed after each change of weights,
// except in backward_weights.
cdnnl_status cdnnl_pack(cdnnl_operation *operation);
cdnnl_status cdnnl_run(cdnnl_operation *operation);

// c = a × b; a is [rows, m], b is [m, n], c is [rows, n].
void cdnnl_product_of(
    size_t rows, size_t m, size_t n, const float *a, const float *b, float *c);
// c = aᵀ × b, or c += aᵀ × b; a is [rows, m] with its rows `stride` floats apart, b is [rows, n],
// c is [m, n].
void cdnnl_product_of_transposed(
    size_t rows, size_t m, size_t n, const float *a, size_t stride, const float *b, float *c,
    int accumulate);

#ifdef __cplusplus
}
#endif
