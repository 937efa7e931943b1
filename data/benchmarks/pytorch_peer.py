"""PyTorch on Lapel's work: eager with channels last, and torch.compile."""

import sys

import common


def sequential(torch, architecture):
    nn, layers, channels, size = torch.nn, [], 1, 28
    for kind, *values in common.LAYERS[architecture]:
        if kind == "conv":
            layers += [nn.Conv2d(channels, values[0], 3), nn.ReLU()]
            channels, size = values[0], size - 2
        elif kind == "norm":
            norm = nn.BatchNorm2d if size else nn.BatchNorm1d
            layers.append(norm(channels, eps=1e-3, momentum=0.01))
        elif kind == "pool":
            layers.append(nn.MaxPool2d(2))
            size //= 2
        elif kind == "dropout":
            layers.append(nn.Dropout(values[0]))
        elif kind == "flatten":
            layers.append(nn.Flatten())
            channels, size = channels * size * size, 0
        else:
            layers += [nn.Linear(channels, values[0])] + ([nn.ReLU()] if values[1] else [])
            channels = values[0]
    return nn.Sequential(*layers)


def residual(torch):
    nn, functional = torch.nn, torch.nn.functional

    def convolution(before, filters, kernel, stride):
        return nn.Conv2d(before, filters, kernel, stride, kernel // 2, bias=False)

    class Block(nn.Module):
        def __init__(self, before, filters, stride):
            super().__init__()
            self.norm1, self.norm2 = nn.BatchNorm2d(before, 1e-3), nn.BatchNorm2d(filters, 1e-3)
            self.conv1 = convolution(before, filters, 3, stride)
            self.conv2 = convolution(filters, filters, 3, 1)
            self.shortcut = convolution(before, filters, 1, stride) if stride > 1 else None

        def forward(self, x):
            y = functional.relu(self.norm1(x))
            kept = self.shortcut(y) if self.shortcut else x
            return kept + self.conv2(functional.relu(self.norm2(self.conv1(y))))

    sizes = [(24, 24, 1), (24, 48, 2), (48, 48, 1), (48, 96, 2), (96, 96, 1)]
    return nn.Sequential(
        convolution(1, 24, 3, 1), *[Block(*size) for size in sizes], nn.BatchNorm2d(96, 1e-3),
        nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(96, 10))


def prepare(given, images):
    import torch

    torch.set_num_threads(given.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(1)
    data = images(given.data)

    def tensors(count):
        pixels, labels = data.batch(count)
        x = torch.from_numpy(pixels).unsqueeze(1).contiguous(memory_format=torch.channels_last)
        return x, torch.from_numpy(labels)

    def model():
        built = (
            residual(torch) if given.architecture == "residual"
            else sequential(torch, given.architecture))
        return built.to(memory_format=torch.channels_last)

    def variant(name, compiled):
        trained, fixed = model(), model().eval()
        optimizer = torch.optim.Adam(trained.parameters(), lr=1e-3, fused=True)

        def loss(x, y):
            return torch.nn.functional.cross_entropy(trained(x), y)

        def infer(x):
            return torch.softmax(fixed(x), 1)

        # A compiled function is made for one shape of its input.
        infer_many = infer_one = infer
        if compiled:
            loss = torch.compile(loss)
            infer_many = torch.compile(infer, dynamic=False)
            infer_one = torch.compile(lambda x: infer(x), dynamic=False)
        many, one = tensors(given.infer_batch)[0], tensors(1)[0]

        def step():
            x, y = tensors(given.train_batch)
            optimizer.zero_grad(set_to_none=True)
            loss(x, y).backward()
            optimizer.step()

        def without_gradients(function, x):
            def run():
                with torch.no_grad():
                    return function(x)
            return run

        return common.Variant(
            name, step, without_gradients(infer_many, many), without_gradients(infer_one, one))

    variants = [variant("eager, channels last", compiled=False)]
    # Folds batch normalisation and packs the weights, as Lapel's plans do.
    torch._inductor.config.freezing = True
    compiled = variant("torch.compile", compiled=True)
    try:
        for run in (compiled.train, compiled.infer, compiled.single):
            run()
        variants.append(compiled)
    except Exception as error:  # it wants a C++ compiler, which not every machine has
        print(f"torch.compile was left out: {error}", file=sys.stderr)
    return torch.__version__, variants


common.serve(prepare)
