"""Keras with TensorFlow on Lapel's work: a graph, and a graph compiled by XLA."""

import os

import common

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"


def sequential(keras, architecture):
    layers = keras.layers
    model = keras.Sequential([layers.Input((28, 28, 1))])
    for kind, *values in common.LAYERS[architecture]:
        model.add({
            "conv": lambda: layers.Conv2D(values[0], 3, activation="relu"),
            "norm": layers.BatchNormalization,
            "pool": layers.MaxPooling2D,
            "dropout": lambda: layers.Dropout(values[0]),
            "flatten": layers.Flatten,
            "dense": lambda: layers.Dense(values[0], activation=values[1]),
        }[kind]())
    return model


def prepare(given, images):
    import tensorflow as tf
    import keras

    if given.architecture not in common.LAYERS:
        raise common.Skip(f"its script does not know the architecture {given.architecture}")
    tf.config.threading.set_intra_op_parallelism_threads(given.threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    data = images(given.data)

    def tensors(count):
        pixels, labels = data.batch(count)
        return tf.constant(pixels[..., None]), tf.constant(labels)

    def variant(name, xla):
        model = sequential(keras, given.architecture)
        optimizer = keras.optimizers.Adam(1e-3)
        optimizer.build(model.trainable_variables)
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)

        @tf.function(jit_compile=xla)
        def learn(x, y):
            with tf.GradientTape() as tape:
                value = loss(y, model(x, training=True))
            gradients = tape.gradient(value, model.trainable_variables)
            optimizer.apply(gradients, model.trainable_variables)
            return value

        @tf.function(jit_compile=xla)
        def infer(x):
            return tf.nn.softmax(model(x, training=False))

        many, one = tensors(given.infer_batch)[0], tensors(1)[0]
        return common.Variant(
            name, lambda: learn(*tensors(given.train_batch)).numpy(), lambda: infer(many).numpy(),
            lambda: infer(one).numpy())

    return keras.__version__, [variant("graph", xla=False), variant("XLA", xla=True)]


common.serve(prepare)
