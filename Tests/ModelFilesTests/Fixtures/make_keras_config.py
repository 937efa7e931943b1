"""Prints the config that Keras itself writes for a chain of Lapel's layers.

Run by hand where Keras 3 is installed:  python make_keras_config.py > written-by-keras.json
"""

import json

import keras

layers = keras.layers
model = keras.Sequential(
    [
        keras.Input((8, 8, 1), name="pixels"),
        layers.Conv2D(3, 3, strides=2, padding="same", name="c"),
        layers.BatchNormalization(momentum=0.9, name="b"),
        layers.Activation("relu", name="activation"),
        layers.MaxPooling2D(name="m"),
        layers.ZeroPadding2D((1, 2), name="z"),
        layers.AveragePooling2D(2, strides=1, name="v"),
        layers.Dropout(0.25, name="r"),
        layers.Flatten(name="f"),
        layers.Dense(5, activation="relu", kernel_initializer="he_normal", name="d"),
        layers.Dense(4, name="e"),
        layers.Softmax(name="s"),
    ],
    name="sequential",
)
print(json.dumps(json.loads(model.to_json()), indent=1))
