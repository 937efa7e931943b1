"""ONNX Runtime on Lapel's predictions: on all threads, and on one."""

import common


def model(onnx, numpy, architecture):
    """Random weights; batch normalisation where it stands, as exporters write it."""
    helper, draw = onnx.helper, numpy.random.default_rng(1)
    nodes, weights, last = [], [], "image"
    channels, size = 1, 28

    def constant(*shape, fill=None):
        name = f"w{len(weights)}"
        values = draw.normal(0, 0.1, shape) if fill is None else numpy.full(shape, fill)
        weights.append(onnx.numpy_helper.from_array(values.astype(numpy.float32), name))
        return name

    def add(operator, *inputs, **attributes):
        nonlocal last
        output = f"x{len(nodes)}"
        nodes.append(helper.make_node(operator, [last, *inputs], [output], **attributes))
        last = output

    for kind, *values in common.LAYERS[architecture]:
        if kind == "conv":
            add("Conv", constant(values[0], channels, 3, 3), constant(values[0]))
            add("Relu")
            channels, size = values[0], size - 2
        elif kind == "norm":
            statistics = [constant(channels, fill=value) for value in (1, 0, 0, 1)]
            add("BatchNormalization", *statistics, epsilon=1e-3)
        elif kind == "pool":
            add("MaxPool", kernel_shape=[2, 2], strides=[2, 2])
            size //= 2
        elif kind == "flatten":
            add("Flatten")
            channels *= size * size
        elif kind == "dense":
            add("Gemm", constant(channels, values[0]), constant(values[0]))
            if values[1]:
                add("Relu")
            channels = values[0]
    add("Softmax", axis=1)
    image = helper.make_tensor_value_info("image", onnx.TensorProto.FLOAT, ["n", 1, 28, 28])
    result = helper.make_tensor_value_info(last, onnx.TensorProto.FLOAT, ["n", 10])
    graph = helper.make_graph(nodes, architecture, [image], [result], weights)
    return helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8).SerializeToString()


def prepare(given, images):
    import numpy
    import onnx
    import onnxruntime

    if given.architecture not in common.LAYERS:
        raise common.Skip(f"its script does not know the architecture {given.architecture}")
    data = images(given.data)
    bytes_of_model = model(onnx, numpy, given.architecture)

    def variant(threads):
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = threads
        settings.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
        settings.add_session_config_entry("session.set_denormal_as_zero", "1")
        session = onnxruntime.InferenceSession(
            bytes_of_model, settings, providers=["CPUExecutionProvider"])
        many = {"image": data.batch(given.infer_batch)[0][:, None]}
        one = {"image": data.batch(1)[0][:, None]}
        return common.Variant(
            "1 thread" if threads == 1 else f"{threads} threads",
            infer=lambda: session.run(None, many), single=lambda: session.run(None, one))

    return onnxruntime.__version__, [variant(given.threads), variant(1)]


common.serve(prepare)
