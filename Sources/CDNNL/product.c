#include <dnnl.h>
#include <stdlib.h>

#include "CDNNL.h"

// The arguments are right by construction, and there is nobody to tell of memory that ran out in the
// middle of a step.
static void check(dnnl_status_t status) {
    if (status != dnnl_success) abort();
}

void cdnnl_product_of(
    size_t rows, size_t m, size_t n, const float *a, const float *b, float *c) {
    dnnl_dim_t columns = (dnnl_dim_t)n, inner = (dnnl_dim_t)m;
    check(dnnl_sgemm(
        'N', 'N', (dnnl_dim_t)rows, columns, inner, 1, a, inner, b, columns, 0, c, columns));
}

void cdnnl_product_of_transposed(
    size_t rows, size_t m, size_t n, const float *a, size_t stride, const float *b, float *c,
    int accumulate) {
    dnnl_dim_t columns = (dnnl_dim_t)n;
    check(dnnl_sgemm(
        'T', 'N', (dnnl_dim_t)m, columns, (dnnl_dim_t)rows, 1, a, (dnnl_dim_t)stride, b, columns,
        accumulate ? 1 : 0, c, columns));
}
