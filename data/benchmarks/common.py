"""What the peers have in common: the options, the images, the clock, the answers.

`lapel benchmark --compare` starts a script and lets it work in turn with Lapel: a line on its standard
input asks for a repetition, a line of JSON answers. In a terminal a script answers once and ends.
"""

import argparse
import gzip
import json
import pathlib
import statistics
import sys
import time

# The layers of Lapel's architectures, but for the residual one, which branches.
LAYERS = {
    "dense": [("flatten",), ("dense", 128, "relu"), ("dense", 10, None)],
    "slides": [
        ("conv", 16), ("norm",), ("conv", 32), ("norm",), ("pool",), ("dropout", 0.25),
        ("conv", 64), ("norm",), ("pool",), ("dropout", 0.25), ("flatten",),
        ("dense", 256, "relu"), ("norm",), ("dropout", 0.5), ("dense", 10, None),
    ],
}


class Skip(Exception):
    """Why there is nothing to measure."""


def options():
    parser = argparse.ArgumentParser(
        description="Does Lapel's work with another library and prints its speeds as JSON.")
    parser.add_argument("--data", default="/usr/share/datasets/fashion-mnist")
    parser.add_argument("--architecture", default="slides")
    parser.add_argument("--train-batch", type=int, default=128)
    parser.add_argument("--infer-batch", type=int, default=250)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=0.5, help="of a repetition, at least")
    parser.add_argument("--calls", type=int, default=200, help="single images in a repetition")
    return parser.parse_args()


class Images:
    """The training files of a data set; batches in order, as [n, 28, 28] float32 from 0 to 1."""

    def __init__(self, folder):
        import numpy

        def read(name, header):
            for path in pathlib.Path(folder).glob(f"train-{name}*"):
                data = path.read_bytes()
                data = gzip.decompress(data) if path.suffix == ".gz" else data
                return numpy.frombuffer(data, numpy.uint8, offset=header)
            raise Skip(f"{folder} holds no file train-{name}")

        self.pixels = read("images", 16).reshape(-1, 28, 28)
        self.labels = read("labels", 8).astype(numpy.int64)
        self.numpy = numpy
        self.place = 0

    def batch(self, count):
        indices = self.numpy.arange(self.place, self.place + count) % len(self.labels)
        self.place = int(indices[-1]) + 1
        pixels = self.pixels[indices].astype(self.numpy.float32) / self.numpy.float32(255)
        return pixels, self.labels[indices]


def per_second(run, images, seconds):
    """Images a second of a run that takes so many, after one that warms up."""
    run()
    start, count = time.perf_counter(), 0
    while True:
        run()
        count += 1
        elapsed = time.perf_counter() - start
        if elapsed >= seconds:
            return images * count / elapsed


def microseconds(run, calls):
    run()
    times = []
    for _ in range(calls):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1e6)
    times.sort()
    return {"median": statistics.median(times), "p99": times[round(0.99 * (len(times) - 1))]}


class Variant:
    """One way of the library: functions that do a step, a batch and a single image, or None."""

    def __init__(self, name, train=None, infer=None, single=None):
        self.name, self.train, self.infer, self.single = name, train, infer, single

    def measure(self, given):
        result = {"name": self.name}
        if self.train:
            result["trainImagesPerSecond"] = per_second(
                self.train, given.train_batch, given.seconds)
        if self.infer:
            result["inferImagesPerSecond"] = per_second(
                self.infer, given.infer_batch, given.seconds)
        if self.single:
            result["latencyMicroseconds"] = microseconds(self.single, given.calls)
        return result


def serve(prepare):
    """Answers requests; `prepare(options, images)` gives the version and the variants."""
    given, variants = options(), None
    for _ in ["again"] if sys.stdin.isatty() else sys.stdin:
        try:
            if variants is None:
                version, variants = prepare(given, Images)
                for variant in variants:
                    variant.measure(given)
            answer = {"version": version, "variants": [v.measure(given) for v in variants]}
        except Skip as reason:
            answer = {"skipped": str(reason)}
        except ModuleNotFoundError as error:
            answer = {"skipped": f"{error.name} is not installed for {sys.executable}"}
        except Exception as error:  # whatever it is, the others can still be measured
            answer = {"skipped": f"{type(error).__name__}: {str(error)[:200]}"}
        print(json.dumps(answer), flush=True)
