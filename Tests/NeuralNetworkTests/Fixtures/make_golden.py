"""Writes golden.json: what Keras computes for small networks, one or more for each layer.

Run by hand with Keras 3 on TensorFlow: python make_golden.py
For each network: its weights, the loss and gradients of a first training step, the losses of three
steps of plain gradient descent, the weights after them, and the predictions with those.
"""
import json
import os
import pathlib

os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"

import keras
import numpy as np
import tensorflow as tf
from keras import layers as kl

INPUT_SHAPE = (6, 5, 2)
BATCH = 4
CLASSES = 3
LEARNING_RATE = 0.1


def sequential(*layers):
    return lambda x: sequential_output(x, layers)


def sequential_output(x, layers):
    for layer in layers:
        x = layer(x)
    return x


def residual(x):
    stem = kl.Conv2D(4, 3, padding="same", use_bias=False)(x)
    branch = kl.ReLU()(kl.BatchNormalization(momentum=0.9)(stem))
    shortcut = kl.Conv2D(5, 1, strides=2, padding="same", use_bias=False)(branch)
    branch = kl.Conv2D(5, 3, strides=2, padding="same", use_bias=False)(branch)
    branch = kl.ReLU()(kl.BatchNormalization(momentum=0.9)(branch))
    branch = kl.Conv2D(5, 3, padding="same", use_bias=False)(branch)
    x = kl.Add()([shortcut, branch])
    return kl.GlobalAveragePooling2D()(x)


def add(x):
    stem = kl.Conv2D(3, 3)(x)
    left = kl.Conv2D(3, 3, padding="same")(stem)
    right = kl.ReLU()(stem)
    return kl.Flatten()(kl.Add()([left, right, stem]))


CASES = {
    "conv2d_valid": lambda: sequential(kl.Conv2D(3, 3), kl.Flatten()),
    "conv2d_same_strides": lambda: sequential(
        kl.Conv2D(3, 2, padding="same"), kl.Conv2D(4, 3, strides=2, padding="same"), kl.Flatten()
    ),
    "conv2d_relu": lambda: sequential(
        kl.Conv2D(3, 3, activation="relu"),
        kl.Conv2D(4, 2, activation="relu", use_bias=False),
        kl.Flatten(),
    ),
    "dense": lambda: sequential(
        kl.Flatten(), kl.Dense(7, activation="relu"), kl.Dense(4, use_bias=False)
    ),
    "batch_normalization": lambda: sequential(
        kl.Conv2D(3, 3, activation="relu"),
        kl.BatchNormalization(),
        kl.Flatten(),
        kl.BatchNormalization(momentum=0.5, epsilon=0.1),
    ),
    "re_lu": lambda: sequential(
        kl.Conv2D(3, 3), kl.BatchNormalization(), kl.ReLU(), kl.Flatten()
    ),
    "max_pooling2d": lambda: sequential(
        kl.Conv2D(3, 2, padding="same"), kl.MaxPooling2D(), kl.Flatten()
    ),
    "max_pooling2d_same_overlapping": lambda: sequential(
        kl.Conv2D(3, 2, padding="same"), kl.MaxPooling2D(3, strides=2, padding="same"), kl.Flatten()
    ),
    "average_pooling2d": lambda: sequential(
        kl.Conv2D(3, 2, padding="same"), kl.AveragePooling2D(2), kl.Flatten()
    ),
    "average_pooling2d_same_overlapping": lambda: sequential(
        kl.Conv2D(3, 2, padding="same"),
        kl.AveragePooling2D(3, strides=2, padding="same"),
        kl.Flatten(),
    ),
    "global_average_pooling2d": lambda: sequential(
        kl.Conv2D(6, 3), kl.GlobalAveragePooling2D()
    ),
    "zero_padding2d": lambda: sequential(
        kl.Conv2D(3, 3), kl.ZeroPadding2D(((1, 0), (2, 1))), kl.Conv2D(2, 3), kl.Flatten()
    ),
    "add": lambda: add,
    "residual": lambda: residual,
}


def make_model(body, explicit_softmax):
    keras.backend.clear_session()
    image = keras.Input(INPUT_SHAPE)
    x = body()(image)
    if explicit_softmax:
        x = kl.Softmax()(kl.Dense(CLASSES)(x))
    else:
        x = kl.Dense(CLASSES, activation="softmax")(x)
    return keras.Model(image, x)


def draw_weights(model, random):
    for weight in model.weights:
        low, high = (0.5, 1.5) if weight.name in ("gamma", "moving_variance") else (-0.5, 0.5)
        weight.assign(random.uniform(low, high, weight.shape).astype(np.float32))


def numbers(array):
    return [float(f"{value:.7g}") for value in np.asarray(array).ravel()]


def by_path(variables, values):
    return {variable.path: numbers(value) for variable, value in zip(variables, values)}


def run(name, images, targets, random):
    model = make_model(CASES[name], explicit_softmax=name == "dense")
    draw_weights(model, random)
    case = {"weights": by_path(model.weights, model.weights), "losses": []}
    for step in range(3):
        with tf.GradientTape() as tape:
            probabilities = model(images, training=True)
            loss = tf.reduce_mean(-tf.reduce_sum(targets * tf.math.log(probabilities), axis=1))
        gradients = tape.gradient(loss, model.trainable_variables)
        case["losses"].append(float(loss))
        if step == 0:
            case["gradients"] = by_path(model.trainable_variables, gradients)
        for variable, gradient in zip(model.trainable_variables, gradients):
            variable.assign_sub(LEARNING_RATE * gradient)
    case["trainedWeights"] = by_path(model.weights, model.weights)
    case["predictions"] = numbers(model(images, training=False))
    return case


def main():
    random = np.random.default_rng(1)
    images = random.uniform(-1, 1, (BATCH, *INPUT_SHAPE)).astype(np.float32)
    targets = random.dirichlet(np.ones(CLASSES), BATCH).astype(np.float32)
    targets[-1] *= 0.5  # a row that weighs half
    golden = {
        "generator": f"Keras {keras.__version__}, TensorFlow {tf.__version__}",
        "images": numbers(images),
        "targets": numbers(targets),
        "cases": {name: run(name, images, targets, random) for name in CASES},
    }
    path = pathlib.Path(__file__).with_name("golden.json")
    path.write_text(json.dumps(golden, separators=(",", ":")).replace("]},", "]},\n") + "\n")


main()
