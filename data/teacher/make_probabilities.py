#!/usr/bin/env python3
"""Makes probabilities.idx.gz: what wide networks say of training images that they did not learn from.

Five WRN-16-8 (Zagoruyko and Komodakis 2016; 10,961,082 parameters), each taught by four fifths of the
55,000 images of Lapel's train split, say what the other fifth is; of the 5,000 validation images all five
say it. The test images are never read. With PyTorch 2.11 on one NVIDIA H200: 218 s, 95.93 % of the train
split right by networks that did not see the image, 95.96 % of the validation split by the five together (that
was with squares of background). The mean with the table of five others, among which another seed divides the
images, has 96.18 and 96.06 %.

Needs PyTorch 2 and NumPy, and a GPU to end today:

    python3 make_probabilities.py /usr/share/datasets/fashion-mnist probabilities.idx.gz
    python3 make_probabilities.py /usr/share/datasets/fashion-mnist two-sets.idx.gz \
        --seed 2 --beside probabilities.idx.gz
"""
import argparse
import gzip
import math
import struct
from itertools import islice

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
FOLDS, BATCH, WARMUP, MASK = 5, 512, 2, (1 << 64) - 1


def split_mix(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        yield mixed ^ (mixed >> 31)


def xoshiro(seed):
    """The words of Lapel's SeededGenerator."""
    s = list(islice(split_mix(seed), 4))
    turned = lambda word, by: ((word << by) | (word >> (64 - by))) & MASK
    while True:
        yield (turned((s[1] * 5) & MASK, 7) * 9) & MASK
        shifted = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= shifted
        s[3] = turned(s[3], 45)


def split(count, validation, seed=55_000):
    """Lapel's Split.indices: of the train and of the validation split."""
    words, order = xoshiro(seed), list(range(count))
    for last in range(count - 1, 0, -1):
        other = (next(words) * (last + 1)) >> 64
        order[last], order[other] = order[other], order[last]
    return [torch.tensor(sorted(part), device=DEVICE) for part in (order[validation:], order[:validation])]


def load(folder):
    def content(name, head):
        with gzip.open(f"{folder}/{name}") as file:
            return np.frombuffer(file.read()[head:], np.uint8)

    images = content("train-images-idx3-ubyte.gz", 16).reshape(-1, 28, 28)
    labels = content("train-labels-idx1-ubyte.gz", 8)
    return (
        torch.tensor(images, device=DEVICE).float() / 255,
        torch.tensor(labels, device=DEVICE).long(),
    )


def normalization(filters):
    return nn.BatchNorm2d(filters, eps=1e-3)


class Block(nn.Module):
    def __init__(self, filters_in, filters, stride):
        super().__init__()
        self.first, self.second = normalization(filters_in), normalization(filters)
        self.shortcut = None
        if stride == 2 or filters_in != filters:
            self.shortcut = nn.Conv2d(filters_in, filters, 1, stride, bias=False)
        self.pad = (0, 1, 0, 1) if stride == 2 else (1, 1, 1, 1)
        self.one = nn.Conv2d(filters_in, filters, 3, stride, bias=False)
        self.two = nn.Conv2d(filters, filters, 3, padding=1, bias=False)

    def forward(self, x):
        start = F.relu(self.first(x))
        shortcut = x if self.shortcut is None else self.shortcut(start)
        inner = self.one(F.pad(start, self.pad))
        return shortcut + self.two(F.relu(self.second(inner)))


class WideResidual(nn.Module):
    def __init__(self, width, depth=2):
        super().__init__()
        blocks, filters_in = [], 16
        for stage, filters in enumerate([16 * width, 32 * width, 64 * width]):
            for block in range(depth):
                blocks.append(Block(filters_in, filters, 2 if stage and not block else 1))
                filters_in = filters
        self.stem = nn.Conv2d(1, 16, 3, padding=1, bias=False)
        self.blocks, self.last = nn.Sequential(*blocks), normalization(filters_in)
        self.head = nn.Linear(filters_in, 10)
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                fan = module.in_channels * module.kernel_size[0] ** 2
                nn.init.normal_(module.weight, std=math.sqrt(2 / fan))
        nn.init.xavier_uniform_(self.head.weight)
        nn.init.zeros_(self.head.bias)

    def forward(self, x):
        x = F.relu(self.last(self.blocks(self.stem(x))))
        return self.head(x.mean((2, 3)))


class Muon:
    """Steps of Jordan et al. 2024 for convolutions, of Adam at a tenth of the rate for the rest."""

    def __init__(self, model, momentum=0.9, weight_decay=0.03):
        self.kernels = [m.weight for m in model.modules() if isinstance(m, nn.Conv2d)]
        known = {id(kernel) for kernel in self.kernels}
        rest = [p for p in model.parameters() if id(p) not in known]
        self.velocities = [torch.zeros_like(kernel) for kernel in self.kernels]
        self.adam = torch.optim.Adam(rest, lr=1)
        self.momentum, self.weight_decay = momentum, weight_decay

    @torch.no_grad()
    def step(self, rate):
        for kernel, velocity in zip(self.kernels, self.velocities):
            velocity.mul_(self.momentum).add_(kernel.grad)
            direction = self.orthogonal((kernel.grad + self.momentum * velocity).flatten(1))
            growth = math.sqrt(max(1, len(kernel) / kernel[0].numel()))
            kernel.mul_(1 - rate * self.weight_decay)
            kernel.sub_(rate * growth * direction.reshape(kernel.shape))
        self.adam.param_groups[0]["lr"] = 0.1 * rate
        self.adam.step()

    @staticmethod
    def orthogonal(matrix):
        """Newton and Schulz: the singular values come near 1."""
        tall = len(matrix) > len(matrix.T)
        value = (matrix.T if tall else matrix) / (matrix.norm() + 1e-7)
        value = value.bfloat16()
        for _ in range(5):
            square = value @ value.T
            value = 3.4445 * value + (-4.7750 * square + 2.0315 * (square @ square)) @ value
        return (value.T if tall else value).float()


def varied(images, mirrored, crop=2, cutout=12, fill=73 / 255):
    """Mirrored where told, shifted by up to `crop` pixels, a square of the mean grey over it."""
    count, place = len(images), torch.arange(28, device=DEVICE)
    images = torch.where(mirrored[:, None, None], images.flip(2), images)
    rows, columns = (
        place + torch.randint(0, 2 * crop + 1, (count, 1), device=DEVICE) for _ in range(2)
    )
    number = torch.arange(count, device=DEVICE)[:, None, None]
    images = F.pad(images, (crop,) * 4)[number, rows[:, :, None], columns[:, None, :]]
    inside = []
    for _ in range(2):
        start = torch.randint(0, 28, (count, 1), device=DEVICE) - cutout // 2
        inside.append((place >= start) & (place < start + cutout))
    return images.masked_fill(inside[0][:, :, None] & inside[1][:, None, :], fill)


def asked(model, images):
    return model(images[:, None].contiguous(memory_format=torch.channels_last)).float()


def taught(images, labels, epochs, width):
    """A network taught by these images, the rate rising for two epochs and falling to 0."""
    model = WideResidual(width).to(DEVICE, memory_format=torch.channels_last)
    optimizer, begun = Muon(model), torch.rand(len(images), device=DEVICE) < 0.5
    steps = len(images) // BATCH
    for epoch in range(epochs):
        pictures = varied(images, begun ^ (epoch % 2 == 1))
        for step, chosen in enumerate(torch.randperm(len(images), device=DEVICE).split(BATCH)[:steps]):
            done = epoch + (step + 1) / steps
            rate = min(done / WARMUP, (epochs - done) / max(epochs - WARMUP, 1))
            with torch.autocast(DEVICE, torch.bfloat16):
                loss = F.cross_entropy(asked(model, pictures[chosen]), labels[chosen])
            model.zero_grad()
            loss.backward()
            optimizer.step(0.1 * rate)
    return model.eval()


@torch.no_grad()
def said(model, images):
    """Probabilities, the mean over a picture and its mirror image."""
    parts = []
    with torch.autocast(DEVICE, torch.bfloat16):
        for part in images.split(1000):
            parts.append((asked(model, part).softmax(1) + asked(model, part.flip(2)).softmax(1)) / 2)
    return torch.cat(parts)


def calibrated(probabilities, labels, name):
    """The probabilities at the temperature of the least loss."""

    def at(temperature):
        raised = probabilities.clamp_min(1e-7) ** (1 / temperature)
        return raised / raised.sum(1, keepdim=True)

    def loss(temperature):
        return F.nll_loss(at(temperature).log(), labels).item()

    best = min((1 + 0.05 * k for k in range(40)), key=loss)
    accuracy = (probabilities.argmax(1) == labels).float().mean().item()
    print(f"{name}: {100 * accuracy:.2f} % right, temperature {best:.2f}, loss {loss(best):.4f}")
    return at(best)


def read(path):
    """The probabilities of a table."""
    with gzip.open(path) as file:
        values = np.frombuffer(file.read()[12:], np.uint8).reshape(-1, 10).astype(np.float32)
    return torch.tensor(values / values.sum(1, keepdims=True), device=DEVICE)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", help="the folder of Fashion-MNIST")
    parser.add_argument("out", help="where to write the probabilities")
    parser.add_argument("--epochs", type=int, default=36)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--beside", help="a table to take the mean with")
    parser.add_argument("--width", type=int, default=8, help="times 16 filters")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    images, labels = load(options.data)
    train, validation = split(len(images), 5_000)
    fold = torch.randint(0, FOLDS, (len(train),), device=DEVICE)
    table = torch.zeros(len(images), 10, device=DEVICE)
    for number in range(FOLDS):
        own, others = train[fold != number], train[fold == number]
        model = taught(images[own], labels[own], options.epochs, options.width)
        table[others] = said(model, images[others])
        table[validation] += said(model, images[validation]) / FOLDS
        right = (table[others].argmax(1) == labels[others]).float().mean().item()
        print(f"fold {number + 1}: {100 * right:.2f} % of the others right", flush=True)
    for part, name in [(train, "train"), (validation, "validation")]:
        table[part] = calibrated(table[part], labels[part], name)
    if options.beside:
        table = (table + read(options.beside)) / 2
    with open(options.out, "wb") as file:
        values = (table * 255).round().byte().cpu().numpy().tobytes()
        head = struct.pack(">III", 2050, *table.shape)
        file.write(gzip.compress(head + values, 9, mtime=0))


if __name__ == "__main__":
    main()
