#pragma once
// What differs between oneDNN 2, whose memory descriptors are structs and whose primitives are
// described in two steps, and oneDNN 3, whose memory descriptors are handles.
#include <dnnl.h>

#if DNNL_VERSION_MAJOR >= 3
typedef dnnl_memory_desc_t layout;
typedef const_dnnl_memory_desc_t layout_ref;
#define LAYOUT_REF(name) (name)
#else
typedef dnnl_memory_desc_t layout;
typedef const dnnl_memory_desc_t *layout_ref;
#define LAYOUT_REF(name) (&(name))
#endif

// One description for all passes of a convolution or an inner product.
typedef struct {
    int is_convolution;
    layout source, weights, bias, destination;
    int has_bias;
    dnnl_dims_t strides, padding_before, padding_after;
} description;

dnnl_status_t layout_create(
    layout *created, int rank, const dnnl_dims_t dims, dnnl_format_tag_t tag);
void layout_destroy(layout *destroyed);
size_t layout_size(layout_ref measured);
int layout_equal(layout_ref one, layout_ref other);

dnnl_status_t append_relu(dnnl_post_ops_t operations);
dnnl_status_t append_sum(dnnl_post_ops_t operations);

dnnl_status_t forward_create(
    dnnl_primitive_desc_t *created, dnnl_engine_t engine, const description *what,
    dnnl_prop_kind_t kind, const_dnnl_primitive_attr_t attributes);
dnnl_status_t backward_data_create(
    dnnl_primitive_desc_t *created, dnnl_engine_t engine, const description *what,
    const_dnnl_primitive_attr_t attributes, const_dnnl_primitive_desc_t forward);
dnnl_status_t backward_weights_create(
    dnnl_primitive_desc_t *created, dnnl_engine_t engine, const description *what,
    const_dnnl_primitive_attr_t attributes, const_dnnl_primitive_desc_t forward);
