#!/bin/bash
# Makes the shipped model anew, in FOLDER: model.json with its curves, and what it is made of.
#
#     resources/make_model.sh FOLDER [PROGRAM]
#
# Needs `make build` and some five hours on two cores. Stopped, it goes on where it was when it is
# called again. PROGRAM is lapel, of .build/release unless given.
set -euo pipefail

project=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:?"a folder for the model, expected as the first argument"}
lapel=${2:-$project/.build/release/lapel}
mkdir -p "$folder"
cd "$folder"

# train NAME OPTIONS: unless it was done, from the start or from its checkpoint.
train() {
    local name=$1
    shift
    [ -e "$name.json" ] && return
    local resume=()
    [ -e "$name.json.checkpoint" ] && resume=(--resume "$name.json.checkpoint")
    "$lapel" train --recipe accurate --validation 1000 \
        --teacher "$project/data/teachers/wide/probabilities.idx.gz" --teacher-share 0.7 \
        --out "$name.json" "$@" "${resume[@]}"
}

if [ ! -e trunk.checkpoint ]; then
    train trunk --seed 1 --until 52
    mv trunk.json.checkpoint trunk.checkpoint
fi
# Side by side on a core each they take less time than one after the other on two.
trap 'kill $(jobs -p) 2> /dev/null || true' EXIT
train branch1 --epochs 96 --seed 1 --branch trunk.checkpoint --threads 1 &
train branch2 --epochs 96 --seed 2 --branch trunk.checkpoint --threads 1 > branch2.log
wait $!
"$lapel" average branch1.json branch2.json --out model.json
cp branch1.csv model.csv
cp branch1.svg model.svg
