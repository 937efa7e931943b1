#include "compatibility.h"

#if DNNL_VERSION_MAJOR >= 3

dnnl_status_t layout_create(
    layout *created, int rank, const dnnl_dims_t dims, dnnl_format_tag_t tag) {
    return dnnl_memory_desc_create_with_tag(created, rank, dims, dnnl_f32, tag);
}

void layout_destroy(layout *destroyed) {
    if (*destroyed) dnnl_memory_desc_destroy(*destroyed);
}

size_t layout_size(layout_ref measured) { return dnnl_memory_desc_get_size(measured); }

int layout_equal(layout_ref one, layout_ref other) { return dnnl_memory_desc_equal(one, other); }

dnnl_status_t append_relu(dnnl_post_ops_t operations) {
    return dnnl_post_ops_append_eltwise(operations, dnnl_eltwise_relu, 0, 0);
}

dnnl_status_t append_sum(dnnl_post_ops_t operations) {
    return dnnl_post_ops_append_sum(operations, 1, 0, dnnl_data_type_undef);
}

static layout_ref bias_of(const description *what) { return what->has_bias ? what->bias : NULL; }

dnnl_status_t forward_create(
    dnnl_primitive_desc_t *created, dnnl_engine_t engine, const description *what,
    dnnl_prop_kind_t kind, const_dnnl_primitive_attr_t attributes) {
    if (!what->is_convolution)
        return dnnl_inner_product_forward_primitive_desc_create(
            created, engine, kind, what->source, what->weights, bias_of(what), what->destination,
            attributes);
    return dnnl_convolution_forward_primitive_desc_create(
        created, engine, kind, dnnl_convolution_direct, what->source, what->weights, bias_of(what),
        what->destination, what->strides, NULL, what->padding_before, what->padding_after,
        attributes);
}

dnnl_status_t backward_data_create(
    dnnl_primitive_desc_t *created, dnnl_engine_t engine, const description *what,
    const_dnnl_primitive_attr_t attributes, const_dnnl_primitive_desc_t forward) {
    if (!what->is_convolution)
        return dnnl_inner_product_backward_data_primitive_desc_create(
            created, engine, what->source, what->weights, what->destination, forward, attributes);
    return dnnl_convolution_backward_data_primitive_desc_create(
        created, engine, dnnl_convolution_direct, what->source, what->weights, what->destination,
        what->strides, NULL, what->padding_before, what->padding_after, forward, attributes);
}

dnnl_status_t backward_weights_create(
    dnnl_primitive_desc_t *created, dnnl_engine_t engine, const description *what,
    const_dnnl_primitive_attr_t attributes, const_dnnl_primitive_desc_t forward) {
    if (!what->is_convolution)
        return dnnl_inner_product_backward_weights_primitive_desc_create(
            created, engine, what->source, what->weights, bias_of(what), what->destination,
            forward, attributes);
    return dnnl_convolution_backward_weights_primitive_desc_create(
        created, engine, dnnl_convolution_direct, what->source, what->weights, bias_of(what),
        what->destination, what->strides, NULL, what->padding_before, what->padding_after, forward,
        attributes);
}

#endif
