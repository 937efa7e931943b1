"""How well `lapel audit` finds wrong labels, beside cleanlab on the same probabilities.

Flips 5 % of the training labels with a fixed seed, between the kinds of garments that people take for
each other, has `lapel audit` look for them, and ranks the labels by its probabilities with each of
cleanlab's scores as well. Needs numpy, scikit-learn and cleanlab (PyPI).

    python3 data/benchmarks/label_noise.py --work /tmp/label-noise
"""

import argparse
import gzip
import json
import os
import pathlib
import shutil
import subprocess

import numpy as np
from cleanlab.filter import find_label_issues
from cleanlab.rank import get_label_quality_scores
from sklearn.metrics import average_precision_score

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = "/usr/share/datasets/fashion-mnist"
# What people take each class for, and how often among ten mistakes.
CONFUSIONS = {
    0: {6: 7, 3: 2, 2: 1}, 1: {3: 8, 0: 2}, 2: {4: 5, 6: 4, 0: 1}, 3: {4: 4, 6: 3, 0: 2, 1: 1},
    4: {2: 5, 6: 4, 3: 1}, 5: {7: 6, 9: 4}, 6: {0: 5, 2: 2, 4: 2, 3: 1}, 7: {9: 5, 5: 5},
    8: {6: 3, 4: 3, 0: 2, 5: 2}, 9: {7: 7, 5: 3},
}


def read_labels(path):
    with gzip.open(path) as file:
        return np.frombuffer(file.read()[8:], np.uint8)


def flipped(labels, share, seed):
    """The labels with a share of them changed, and which."""
    random = np.random.default_rng(seed)
    chosen = np.sort(random.choice(len(labels), round(share * len(labels)), replace=False))
    changed = labels.copy()
    for index in chosen:
        others = CONFUSIONS[int(labels[index])]
        weights = np.array(list(others.values()), float)
        changed[index] = random.choice(list(others), p=weights / weights.sum())
    is_flipped = np.zeros(len(labels), bool)
    is_flipped[chosen] = True
    return changed, is_flipped


def write_data(folder, labels):
    """A copy of the data set with other training labels."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in os.listdir(DATA):
        if not name.startswith("train-labels"):
            shutil.copy(os.path.join(DATA, name), folder)
    header = (2049).to_bytes(4, "big") + len(labels).to_bytes(4, "big")
    (folder / "train-labels-idx1-ubyte").write_bytes(header + labels.tobytes())


def audit(lapel, folder, out, options):
    environment = dict(os.environ, XDG_DATA_HOME=str(folder / "home"))
    subprocess.run(
        [lapel, "audit", "--data", str(folder), "--other-data", "--out", str(out), *options],
        check=True, env=environment,
    )


def figures(suspicion, is_flipped):
    """Precision at as many as were flipped, and average precision."""
    count = int(is_flipped.sum())
    first = np.argsort(-suspicion, kind="stable")[:count]
    return {
        "precisionAtK": round(float(is_flipped[first].mean()), 4),
        "averagePrecision": round(float(average_precision_score(is_flipped, suspicion)), 4),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lapel", default=str(ROOT / ".build/release/lapel"))
    parser.add_argument("--work", type=pathlib.Path, required=True, help="a folder to write to")
    parser.add_argument("--share", type=float, default=0.05)
    parser.add_argument("--seed", type=int, default=1)
    given, options = parser.parse_known_args()

    original = read_labels(os.path.join(DATA, "train-labels-idx1-ubyte.gz"))
    labels, is_flipped = flipped(original, given.share, given.seed)
    out = given.work / "suspects.csv"
    if not out.exists():
        write_data(given.work, labels)
        audit(given.lapel, given.work, out, options)
    table = np.genfromtxt(out, delimiter=",", skip_header=1, usecols=[0, 4, *range(5, 15)])
    order = table[:, 0].astype(int)
    probabilities = np.empty((len(labels), 10))
    probabilities[order] = table[:, 2:]
    probabilities /= probabilities.sum(1, keepdims=True)

    # The file's order is the ranking.
    suspicion = np.empty(len(labels))
    suspicion[order] = -np.arange(len(labels))
    found = {"lapel": figures(suspicion, is_flipped)}
    for method in ("self_confidence", "normalized_margin", "confidence_weighted_entropy"):
        for adjusts in (False, True):
            if adjusts and method == "confidence_weighted_entropy":
                continue
            scores = get_label_quality_scores(
                labels, probabilities, method=method, adjust_pred_probs=adjusts
            )
            name = f"cleanlab {method}" + (" adjusted" if adjusts else "")
            found[name] = figures(-scores, is_flipped)
    issues = find_label_issues(labels, probabilities)
    found["cleanlab issues"] = {
        "suspected": int(issues.sum()), "right": round(float(is_flipped[issues].mean()), 4)
    }
    print(json.dumps({"images": len(labels), "flipped": int(is_flipped.sum()), **found}, indent=1))


main()
