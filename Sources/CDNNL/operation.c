#include "CDNNL.h"

#include <stdlib.h>

#include "compatibility.h"

struct cdnnl_context {
    dnnl_engine_t engine;
    dnnl_stream_t stream;
};

enum { most_arguments = 5 };

struct cdnnl_operation {
    dnnl_stream_t stream;
    dnnl_primitive_t primitive;
    dnnl_memory_t memories[most_arguments];  // by role; null where the primitive has none
    dnnl_exec_arg_t arguments[most_arguments];
    int argument_count;
    size_t scratchpad_size;
    // Between Keras's weights and the primitive's; null where the two are alike. It brings
    // weights in, or in backward_weights their gradient out.
    dnnl_primitive_t reorder;
    dnnl_memory_t plain_weights;
    int writes_weights;
};

#define TRY(name, call)                                                   \
    do {                                                                  \
        dnnl_status_t result = (call);                                    \
        if (result != dnnl_success) return (cdnnl_status){result, name};  \
    } while (0)

static const cdnnl_status success = {0, NULL};

cdnnl_status cdnnl_context_create(cdnnl_context **created) {
    cdnnl_context *context = calloc(1, sizeof *context);
    if (!context) return (cdnnl_status){dnnl_out_of_memory, "calloc"};
    *created = context;
    TRY("dnnl_engine_create", dnnl_engine_create(&context->engine, dnnl_cpu, 0));
    TRY("dnnl_stream_create",
        dnnl_stream_create(&context->stream, context->engine, dnnl_stream_default_flags));
    return success;
}

void cdnnl_context_destroy(cdnnl_context *context) {
    if (!context) return;
    if (context->stream) dnnl_stream_destroy(context->stream);
    if (context->engine) dnnl_engine_destroy(context->engine);
    free(context);
}

void cdnnl_operation_destroy(cdnnl_operation *operation) {
    if (!operation) return;
    if (operation->primitive) dnnl_primitive_destroy(operation->primitive);
    if (operation->reorder) dnnl_primitive_destroy(operation->reorder);
    if (operation->plain_weights) dnnl_memory_destroy(operation->plain_weights);
    for (int role = 0; role < most_arguments; role++)
        if (operation->memories[role]) dnnl_memory_destroy(operation->memories[role]);
    free(operation);
}

size_t cdnnl_scratchpad_size(const cdnnl_operation *operation) {
    return operation->scratchpad_size;
}

cdnnl_status cdnnl_bind(cdnnl_operation *operation, cdnnl_role role, void *buffer) {
    dnnl_memory_t memory = role == cdnnl_weights && operation->reorder
                               ? operation->plain_weights
                               : operation->memories[role];
    if (memory) TRY("dnnl_memory_set_data_handle", dnnl_memory_set_data_handle(memory, buffer));
    return success;
}

static cdnnl_status reorder(cdnnl_operation *operation) {
    if (!operation->reorder) return success;
    dnnl_memory_t own = operation->memories[cdnnl_weights], plain = operation->plain_weights;
    dnnl_exec_arg_t arguments[] = {
        {DNNL_ARG_FROM, operation->writes_weights ? own : plain},
        {DNNL_ARG_TO, operation->writes_weights ? plain : own},
    };
    TRY("dnnl_primitive_execute",
        dnnl_primitive_execute(operation->reorder, operation->stream, 2, arguments));
    return success;
}

cdnnl_status cdnnl_pack(cdnnl_operation *operation) {
    return operation->writes_weights ? success : reorder(operation);
}

cdnnl_status cdnnl_run(cdnnl_operation *operation) {
    TRY("dnnl_primitive_execute",
        dnnl_primitive_execute(
            operation->primitive, operation->stream, operation->argument_count,
            operation->arguments));
    if (operation->writes_weights) {
        cdnnl_status status = reorder(operation);
        if (status.code) return status;
    }
    TRY("dnnl_stream_wait", dnnl_stream_wait(operation->stream));
    return success;
}

static cdnnl_status add_argument(
    cdnnl_operation *operation, dnnl_engine_t engine, cdnnl_role role, int argument,
    layout_ref form, void *handle) {
    TRY("dnnl_memory_create",
        dnnl_memory_create(&operation->memories[role], form, engine, handle));
    operation->arguments[operation->argument_count++] =
        (dnnl_exec_arg_t){argument, operation->memories[role]};
    return success;
}

static cdnnl_status add_weights(
    cdnnl_operation *operation, dnnl_engine_t engine, int argument, layout_ref own,
    layout_ref plain) {
    int alike = layout_equal(own, plain);
    cdnnl_status status = add_argument(
        operation, engine, cdnnl_weights, argument, own,
        alike ? DNNL_MEMORY_NONE : DNNL_MEMORY_ALLOCATE);
    if (status.code || alike) return status;
    TRY("dnnl_memory_create",
        dnnl_memory_create(&operation->plain_weights, plain, engine, DNNL_MEMORY_NONE));
    int out = operation->writes_weights;
    dnnl_primitive_desc_t described;
    TRY("dnnl_reorder_primitive_desc_create",
        dnnl_reorder_primitive_desc_create(
            &described, out ? own : plain, engine, out ? plain : own, engine, NULL));
    dnnl_status_t created = dnnl_primitive_create(&operation->reorder, described);
    dnnl_primitive_desc_destroy(described);
    TRY("dnnl_primitive_create", created);
    return success;
}

static cdnnl_status add_arguments(
    cdnnl_operation *operation, dnnl_engine_t engine, const_dnnl_primitive_desc_t described,
    const description *what, cdnnl_pass pass, layout_ref plain_weights) {
    int to_data = pass == cdnnl_backward_data, to_weights = pass == cdnnl_backward_weights;
    int backward = to_data || to_weights;
    struct {
        cdnnl_role role;
        int argument;
        layout_ref form;
    } buffers[] = {
        {cdnnl_source, to_data ? DNNL_ARG_DIFF_SRC : DNNL_ARG_SRC, LAYOUT_REF(what->source)},
        {cdnnl_destination, backward ? DNNL_ARG_DIFF_DST : DNNL_ARG_DST,
         LAYOUT_REF(what->destination)},
        {cdnnl_scratchpad, DNNL_ARG_SCRATCHPAD,
         dnnl_primitive_desc_query_md(described, dnnl_query_scratchpad_md, 0)},
        {cdnnl_bias, to_weights ? DNNL_ARG_DIFF_BIAS : DNNL_ARG_BIAS, LAYOUT_REF(what->bias)},
    };
    int count = what->has_bias && !to_data ? 4 : 3;
    for (int i = 0; i < count; i++) {
        cdnnl_status status = add_argument(
            operation, engine, buffers[i].role, buffers[i].argument, buffers[i].form,
            DNNL_MEMORY_NONE);
        if (status.code) return status;
    }
    operation->scratchpad_size = layout_size(buffers[2].form);
    dnnl_query_t weights = to_weights ? dnnl_query_diff_weights_md : dnnl_query_weights_md;
    return add_weights(
        operation, engine, to_weights ? DNNL_ARG_DIFF_WEIGHTS : DNNL_ARG_WEIGHTS,
        dnnl_primitive_desc_query_md(described, weights, 0), plain_weights);
}

static dnnl_status_t create_attributes(
    dnnl_primitive_attr_t *attributes, cdnnl_pass pass, cdnnl_fusion fusion) {
    dnnl_status_t status = dnnl_primitive_attr_create(attributes);
    if (status == dnnl_success)
        status = dnnl_primitive_attr_set_scratchpad_mode(*attributes, dnnl_scratchpad_mode_user);
    if (status != dnnl_success || pass == cdnnl_backward_data || pass == cdnnl_backward_weights)
        return status;
    dnnl_post_ops_t extras;
    status = dnnl_post_ops_create(&extras);
    if (status != dnnl_success) return status;
    if (fusion.accumulate) status = append_sum(extras);
    if (status == dnnl_success && fusion.relu) status = append_relu(extras);
    if (status == dnnl_success) status = dnnl_primitive_attr_set_post_ops(*attributes, extras);
    dnnl_post_ops_destroy(extras);
    return status;
}

static dnnl_status_t create_description(
    dnnl_primitive_desc_t *described, dnnl_engine_t engine, const description *what,
    cdnnl_pass pass, const_dnnl_primitive_attr_t attributes) {
    if (pass == cdnnl_inference || pass == cdnnl_training)
        return forward_create(
            described, engine, what,
            pass == cdnnl_training ? dnnl_forward_training : dnnl_forward_inference, attributes);
    dnnl_primitive_desc_t hint;
    dnnl_status_t status = forward_create(&hint, engine, what, dnnl_forward_training, NULL);
    if (status != dnnl_success) return status;
    status = pass == cdnnl_backward_data
                 ? backward_data_create(described, engine, what, attributes, hint)
                 : backward_weights_create(described, engine, what, attributes, hint);
    dnnl_primitive_desc_destroy(hint);
    return status;
}

// `what` holds the layouts, `plain_weights` is Keras's layout of the weights.
static cdnnl_status create_operation(
    cdnnl_context *context, const description *what, layout_ref plain_weights, cdnnl_pass pass,
    cdnnl_fusion fusion, cdnnl_operation **created) {
    cdnnl_operation *operation = calloc(1, sizeof *operation);
    if (!operation) return (cdnnl_status){dnnl_out_of_memory, "calloc"};
    *created = operation;
    operation->stream = context->stream;
    operation->writes_weights = pass == cdnnl_backward_weights;

    dnnl_primitive_attr_t attributes = NULL;
    dnnl_primitive_desc_t described = NULL;
    dnnl_status_t status = create_attributes(&attributes, pass, fusion);
    if (status == dnnl_success)
        status = create_description(&described, context->engine, what, pass, attributes);
    if (attributes) dnnl_primitive_attr_destroy(attributes);
    TRY("dnnl_primitive_desc_create", status);

    cdnnl_status result =
        add_arguments(operation, context->engine, described, what, pass, plain_weights);
    status = dnnl_primitive_create(&operation->primitive, described);
    dnnl_primitive_desc_destroy(described);
    TRY("dnnl_primitive_create", status);
    return result;
}

static dnnl_status_t create_layouts(
    description *what, layout *plain_weights, int rank, const dnnl_dims_t source,
    const dnnl_dims_t weights, const dnnl_dims_t destination) {
    int image = what->is_convolution;
    dnnl_format_tag_t activations = image ? dnnl_nhwc : dnnl_nc;
    dnnl_format_tag_t keras = image ? dnnl_hwio : dnnl_io;
    dnnl_status_t status = layout_create(&what->source, rank, source, activations);
    if (status == dnnl_success)
        status = layout_create(&what->destination, rank, destination, activations);
    if (status == dnnl_success) status = layout_create(plain_weights, rank, weights, keras);
    // Products run as fast on Keras's layout as on a blocked one; convolutions do not.
    if (status == dnnl_success)
        status =
            layout_create(&what->weights, rank, weights, image ? dnnl_format_tag_any : keras);
    dnnl_dims_t bias = {weights[0]};
    if (status == dnnl_success) status = layout_create(&what->bias, 1, bias, dnnl_x);
    return status;
}

static void destroy_layouts(description *what, layout *plain_weights) {
    layout_destroy(&what->source);
    layout_destroy(&what->destination);
    layout_destroy(&what->weights);
    layout_destroy(&what->bias);
    layout_destroy(plain_weights);
}

static cdnnl_status create(
    cdnnl_context *context, description *what, int rank, const dnnl_dims_t source,
    const dnnl_dims_t weights, const dnnl_dims_t destination, cdnnl_pass pass,
    cdnnl_fusion fusion, cdnnl_operation **operation) {
    layout plain_weights = {0};
    dnnl_status_t status =
        create_layouts(what, &plain_weights, rank, source, weights, destination);
    cdnnl_status result = {status, "dnnl_memory_desc_create_with_tag"};
    if (status == dnnl_success)
        result = create_operation(
            context, what, LAYOUT_REF(plain_weights), pass, fusion, operation);
    destroy_layouts(what, &plain_weights);
    if (result.code) {
        cdnnl_operation_destroy(*operation);
        *operation = NULL;
    }
    return result;
}

cdnnl_status cdnnl_convolution_create(
    cdnnl_context *context, const cdnnl_convolution *geometry, cdnnl_pass pass,
    cdnnl_fusion fusion, cdnnl_operation **operation) {
    const cdnnl_convolution *g = geometry;
    dnnl_dims_t source = {g->batch, g->channels, g->height, g->width};
    dnnl_dims_t weights = {g->filters, g->channels, g->kernel, g->kernel};
    dnnl_dims_t destination = {g->batch, g->filters, g->output_height, g->output_width};
    description what = {
        .is_convolution = 1,
        .has_bias = fusion.bias,
        .strides = {g->stride, g->stride},
        .padding_before = {g->top, g->left},
        .padding_after = {g->bottom, g->right},
    };
    *operation = NULL;
    return create(context, &what, 4, source, weights, destination, pass, fusion, operation);
}

cdnnl_status cdnnl_product_create(
    cdnnl_context *context, const cdnnl_product *geometry, cdnnl_pass pass,
    cdnnl_fusion fusion, cdnnl_operation **operation) {
    const cdnnl_product *g = geometry;
    dnnl_dims_t source = {g->batch, g->features};
    dnnl_dims_t weights = {g->units, g->features};
    dnnl_dims_t destination = {g->batch, g->units};
    description what = {.is_convolution = 0, .has_bias = fusion.bias};
    *operation = NULL;
    return create(context, &what, 2, source, weights, destination, pass, fusion, operation);
}
