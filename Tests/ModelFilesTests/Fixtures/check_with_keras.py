"""Opens a model file with Keras, as the README does, and holds its predictions to Lapel's.

Run by hand where Keras 3 and numpy are installed:

    python check_with_keras.py MODEL.json
        loads the model, checks the order and the shapes of the weights and predicts noise
    python check_with_keras.py MODEL.json --lapel LAPEL --data FOLDER [--images 1000]
        compares with `LAPEL predict` on the first test images of the data set in FOLDER
"""

import argparse
import gzip
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

import numpy as np


def load(path):
    # The five lines of the README.
    import base64, json, keras, numpy as np
    m = json.load(open(path))
    model = keras.models.model_from_json(json.dumps(m["architecture"]))
    model.set_weights([np.frombuffer(base64.b64decode(w["data"]), "<f4").reshape(w["shape"]) for w in m["weights"]])
    predict = lambda pixels: keras.ops.softmax(keras.ops.log(model(pixels * m["input"]["scale"] + m["input"]["offset"])) / m["calibration"]["temperature"])
    return m, model, predict


def check_weights(document, model):
    """`set_weights` checks shapes alone; names show that the order is Keras's too."""
    expected = [weight.path for weight in model.weights]
    found = [weight["name"] for weight in document["weights"]]
    # The path of a functional model begins with the layer, that of a chain with the model.
    expected = ["/".join(path.split("/")[-2:]) for path in expected]
    if expected != found:
        differing = next(pair for pair in zip(expected, found) if pair[0] != pair[1])
        sys.exit(f"the order differs: Keras has {differing[0]}, the file {differing[1]}")
    for weight, values in zip(document["weights"], model.get_weights()):
        assert list(values.shape) == weight["shape"], weight["name"]


def test_images(folder, count):
    for name, opener in (("t10k-images-idx3-ubyte", open), ("t10k-images-idx3-ubyte.gz", gzip.open)):
        path = pathlib.Path(folder) / name
        if path.exists():
            data = opener(path, "rb").read()
            return np.frombuffer(data, np.uint8, offset=16).reshape(-1, 28, 28, 1)[:count]
    sys.exit(f"{folder} holds no t10k-images-idx3-ubyte")


def write_png(path, pixels):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    height, width = pixels.shape
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def lapel_predictions(lapel, model, images):
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder) / f"{index}.png" for index in range(len(images))]
        for path, pixels in zip(paths, images):
            write_png(path, pixels[:, :, 0])
        command = [lapel, "predict", "--json", "--model", model, *map(str, paths)]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return np.array([json.loads(line)["probabilities"] for line in output.splitlines()])


def main():
    parser = argparse.ArgumentParser(description="Holds Lapel's predictions to Keras's.")
    parser.add_argument("model")
    parser.add_argument("--lapel")
    parser.add_argument("--data")
    parser.add_argument("--images", type=int, default=1000)
    arguments = parser.parse_args()

    document, model, predict = load(arguments.model)
    check_weights(document, model)
    size = [document["input"][key] for key in ("height", "width", "channels")]
    if arguments.lapel is None:
        noise = np.random.default_rng(0).integers(0, 256, [8, *size], np.uint8)
        probabilities = np.array(predict(noise))
        assert probabilities.shape == (8, len(document["classes"]))
        assert np.allclose(probabilities.sum(axis=1), 1, atol=1e-5)
        print(f"{len(document['weights'])} arrays, {model.count_params()} parameters: loaded")
        return
    images = test_images(arguments.data, arguments.images)
    difference = np.abs(
        np.array(predict(images)) - lapel_predictions(arguments.lapel, arguments.model, images)
    ).max()
    print(f"{len(images)} images: probabilities differ by at most {difference:.2e}")
    sys.exit(0 if difference <= 1e-4 else "more than 1e-4")


if __name__ == "__main__":
    main()
