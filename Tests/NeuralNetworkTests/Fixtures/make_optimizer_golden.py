"""Writes optimizer_golden.json: what PyTorch's optimisers and schedules compute.

Run by hand with PyTorch: python make_optimizer_golden.py
The optimisers change a kernel, which decays, and a bias, which does not, through given gradients;
the weights after each step are kept. The schedules give each step's factor of the learning rate.
"""
import json
import pathlib

import torch

KERNEL, BIAS, STEPS = 19, 3, 6

OPTIMIZERS = {
    "sgd": lambda groups: torch.optim.SGD(groups, lr=0.1),
    "sgd_decay": lambda groups: torch.optim.SGD(groups, lr=0.1),
    "sgd_momentum": lambda groups: torch.optim.SGD(groups, lr=0.1, momentum=0.9),
    "sgd_nesterov": lambda groups: torch.optim.SGD(groups, lr=0.1, momentum=0.9, nesterov=True),
    "adam": lambda groups: torch.optim.Adam(groups, lr=0.05),
    "adam_decay": lambda groups: torch.optim.Adam(groups, lr=0.05, betas=(0.8, 0.95), eps=1e-3),
    "adamw": lambda groups: torch.optim.AdamW(groups, lr=0.05),
}
WEIGHT_DECAY = {"sgd": 0, "adam": 0}

SCHEDULES = {
    "one_cycle": (
        20, 1.0, lambda o: torch.optim.lr_scheduler.OneCycleLR(o, 1.0, total_steps=20)),
    "one_cycle_short_rise": (
        17, 1.0,
        lambda o: torch.optim.lr_scheduler.OneCycleLR(
            o, 1.0, total_steps=17, pct_start=0.2, div_factor=5, final_div_factor=100)),
    "one_cycle_long_rise": (
        10, 1.0, lambda o: torch.optim.lr_scheduler.OneCycleLR(
            o, 1.0, total_steps=10, pct_start=0.95)),
    "cosine": (
        12, 1.0, lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 12, eta_min=0.05)),
}


def values(count, generator):
    # Few digits keep the file small; float32 holds them to 1e-7.
    return torch.randn(count, generator=generator).round(decimals=4).double()


def numbers(*tensors):
    return [round(float(v), 9) for tensor in tensors for v in tensor.detach().flatten()]


def optimizer_case(name, start, gradients):
    kernel, bias = (torch.nn.Parameter(part.clone()) for part in start)
    decay = WEIGHT_DECAY.get(name, 0.1)
    optimizer = OPTIMIZERS[name](
        [{"params": [kernel], "weight_decay": decay}, {"params": [bias], "weight_decay": 0}])
    steps = []
    for kernel.grad, bias.grad in gradients:
        optimizer.step()
        steps.append(numbers(kernel, bias))
    return {"weight_decay": decay, "steps": steps}


def muon_case(rows, columns, generator):
    """PyTorch keeps a kernel as [out, in], Lapel as [in, out]; its iterations run in bfloat16."""
    start = values(rows * columns, generator).reshape(rows, columns)
    kernel = torch.nn.Parameter(start.T.contiguous())
    optimizer = torch.optim.Muon([kernel], lr=0.05, momentum=0.9, weight_decay=0.1)
    gradients, steps = [], []
    for _ in range(STEPS):
        gradient = values(rows * columns, generator).reshape(rows, columns)
        kernel.grad = gradient.T.contiguous()
        optimizer.step()
        gradients.append(numbers(*gradient))
        steps.append(numbers(*kernel.T))
    return {
        "rows": rows, "columns": columns, "start": numbers(*start), "gradients": gradients,
        "steps": steps}


def schedule_case(total, rate, make):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=rate)
    scheduler = make(optimizer)
    factors = []
    for _ in range(total):
        factors.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step() if len(factors) < total else None
    return factors


def main():
    # The iterations in full precision: what bfloat16 rounds is no part of the method.
    torch.bfloat16 = torch.float64
    generator = torch.Generator().manual_seed(11)
    start = values(KERNEL, generator), values(BIAS, generator)
    gradients = [
        (values(KERNEL, generator), values(BIAS, generator)) for _ in range(STEPS)]
    golden = {
        "kernel": numbers(start[0]),
        "bias": numbers(start[1]),
        "gradients": [numbers(*step) for step in gradients],
        "optimizers": {name: optimizer_case(name, start, gradients) for name in OPTIMIZERS},
        "muon": [muon_case(18, 5, generator), muon_case(4, 7, generator)],
        "schedules": {name: schedule_case(*case) for name, case in SCHEDULES.items()},
    }
    path = pathlib.Path(__file__).with_name("optimizer_golden.json")
    path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")


main()
