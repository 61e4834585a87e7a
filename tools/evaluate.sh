#!/bin/sh
# Analyses the articles of GOLD and prints the table of the score.py beside it, for each part.
# usage: tools/evaluate.sh GOLD.json [flags of score.py]
set -eu
gold=${1:?usage: tools/evaluate.sh GOLD.json [flags of score.py]}
shift
predictions=$(mktemp)
trap 'rm -f "$predictions"' EXIT
cargo run --quiet --release --example analyse -- --predictions "$gold" > "$predictions"
for part in develop check; do
    echo "part $part"
    python3 "$(dirname "$gold")/score.py" "$gold" "$predictions" "--part=$part" "$@"
done
