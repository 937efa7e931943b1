#include "compatibility.h"

#if DNNL_VERSION_MAJOR < 3

dnnl_status_t layout_create(
    layout *created, int rank, const dnnl_dims_t dims, dnnl_format_tag_t tag) {
    return dnnl_memory_desc_init_by_tag(created, rank, dims, dnnl_f32, tag);
}

void layout_destroy(layout *destroyed) { (void)destroyed; }

size_t layout_size(layout_ref measured) { return dnnl_memory_desc_get_size(measured); }

int layout_equal(layout_ref one, layout_ref other) { return dnnl_memory_desc_equal(one, other); }

dnnl_status_t append_relu(dnnl_post_ops_t operations) {
    return dnnl_post_ops_append_eltwise(operations, 1, dnnl_eltwise_relu, 0, 0);
}

dnnl_status_t append_sum(dnnl_post_ops_t operations) {
    return dnnl_post_ops_append_sum(operations, 1);
}

dnnl_status_t forward_create(
    dnnl_primitive_desc_t *created, dnnl_engine_t engine, const description *what,
    dnnl_prop_kind_t kind, const_dnnl_primitive_attr_t attributes) {
    const layout *bias = what->has_bias ? &what->bias : NULL;
    dnnl_convolution_desc_t convolution;
    dnnl_inner_product_desc_t product;
    dnnl_status_t status =
        what->is_convolution
            ? dnnl_convolution_forward_desc_init(
                  &convolution, kind, dnnl_convolution_direct, &what->source, &what->weights, bias,
                  &what->destination, what->strides, what->padding_before, what->padding_after)
            : dnnl_inner_product_forward_desc_init(
                  &product, kind, &what->source, &what->weights, bias, &what->destination);
    if (status != dnnl_success) return status;
    const_dnnl_op_desc_t described = what->is_convolution ? (void *)&convolution : (void *)&product;
    return dnnl_primitive_desc_create(created, described, attributes, engine, NULL);
}

dnnl_status_t backward_data_create(
    dnnl_primitive_desc_t *created, dnnl_engine_t engine, const description *what,
    const_dnnl_primitive_attr_t attributes, const_dnnl_primitive_desc_t forward) {
    dnnl_convolution_desc_t convolution;
    dnnl_inner_product_desc_t product;
    dnnl_status_t status =
        what->is_convolution
            ? dnnl_convolution_backward_data_desc_init(
                  &convolution, dnnl_convolution_direct, &what->source, &what->weights,
                  &what->destination, what->strides, what->padding_before, what->padding_after)
            : dnnl_inner_product_backward_data_desc_init(
                  &product, &what->source, &what->weights, &what->destination);
    if (status != dnnl_success) return status;
    const_dnnl_op_desc_t described = what->is_convolution ? (void *)&convolution : (void *)&product;
    return dnnl_primitive_desc_create(created, described, attributes, engine, forward);
}

dnnl_status_t backward_weights_create(
    dnnl_primitive_desc_t *created, dnnl_engine_t engine, const description *what,
    const_dnnl_primitive_attr_t attributes, const_dnnl_primitive_desc_t forward) {
    const layout *bias = what->has_bias ? &what->bias : NULL;
    dnnl_convolution_desc_t convolution;
    dnnl_inner_product_desc_t product;
    dnnl_status_t status =
        what->is_convolution
            ? dnnl_convolution_backward_weights_desc_init(
                  &convolution, dnnl_convolution_direct, &what->source, &what->weights, bias,
                  &what->destination, what->strides, what->padding_before, what->padding_after)
            : dnnl_inner_product_backward_weights_desc_init(
                  &product, &what->source, &what->weights, bias, &what->destination);
    if (status != dnnl_success) return status;
    const_dnnl_op_desc_t described = what->is_convolution ? (void *)&convolution : (void *)&product;
    return dnnl_primitive_desc_create(created, described, attributes, engine, forward);
}

#endif
