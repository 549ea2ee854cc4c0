#!/usr/bin/env bash
# Starves a training of what it needs and wants its numbers all the same: a full disk while metrics
# and checkpoints are written, a read-only workspace, a worker that stands still and comes back
# after its run was taken over. Needs root (it mounts small file systems) and target/leadlight from
# `mvn package`. Usage: src/test/scripts/starved.sh [target/leadlight/bin/leadlight]
set -euo pipefail
leadlight=$(realpath "${1:-target/leadlight/bin/leadlight}")
work=$(mktemp -d)
mounts=()
finish() {
  for mount in "${mounts[@]}"; do umount -l "$mount" || true; done
  pkill -KILL -f "worker --workspace $work" || true
  rm -rf "$work"
}
trap finish EXIT
json() { python3 -c 'import json,sys; d=json.load(sys.stdin)
for k in sys.argv[1].split("."): d=d[k]
print(d)' "$1"; }
recipe=(--set training.steps=60 --set training.batch_size=2 --set distillation_layer_index=0
  --set training.evaluation_interval=10 --set training.evaluation_conversations=8
  --set training.checkpoint_interval=4)
begun() { until grep -q "^\[" "$1" 2>/dev/null; do sleep 0.1; done; } # its first progress
fail() { echo "FAILED: $*"; exit 1; }

echo "1. The numbers of an undisturbed training"
expected=$("$leadlight" train --workspace "$work/calm" "${recipe[@]}" --json 2>/dev/null \
  | json parametersSha256)
echo "   $expected"

echo "2. The disk fills up while it trains, ten times, and is cleared each time"
mkdir "$work/small"; mount -t tmpfs -o size=160m none "$work/small"; mounts+=("$work/small")
"$leadlight" train --workspace "$work/small/workspace" "${recipe[@]}" --json \
  > "$work/full.json" 2> "$work/full.err" &
training=$!
begun "$work/full.err"
for round in $(seq 10); do
  sleep 0.7
  kill -0 $training 2>/dev/null || break
  dd if=/dev/zero of="$work/small/ballast" bs=64k status=none 2>/dev/null || true
  sleep 2.5
  rm -f "$work/small/ballast"
done
wait $training || fail "the training ended: $(tail -2 "$work/full.err")"
[ "$(json parametersSha256 < "$work/full.json")" = "$expected" ] || fail "other numbers"
waits=$(grep -c "disk is full" "$work/full.err" || true)
[ "$waits" -gt 0 ] || fail "the disk was never full when something was written"
echo "   the same numbers; it waited $waits times and said so: $(grep -m1 -o 'The disk is full.*free\.' "$work/full.err")"

echo "3. The disk is full and the worker is killed; it is resumed once there is space"
"$leadlight" train --workspace "$work/small/killed" "${recipe[@]}" > "$work/killed.log" 2>&1 &
training=$!
begun "$work/killed.log"
dd if=/dev/zero of="$work/small/ballast" bs=64k status=none 2>/dev/null || true
sleep 2
pkill -KILL -f "train --workspace $work/small/killed" || fail "it was over too soon"
wait $training 2>/dev/null || true
rm "$work/small/ballast"
"$leadlight" runs list --workspace "$work/small/killed"
got=$("$leadlight" resume 1 --workspace "$work/small/killed" --json 2>/dev/null | json parametersSha256)
[ "$got" = "$expected" ] || fail "other numbers after the resume"
echo "   the same numbers"

echo "4. A workspace that cannot be written"
mkdir "$work/frozen"; mount -t tmpfs -o size=16m none "$work/frozen"; mounts+=("$work/frozen")
"$leadlight" runs list --workspace "$work/frozen/workspace"
mount -o remount,ro "$work/frozen"
said=$("$leadlight" train --workspace "$work/frozen/workspace" "${recipe[@]}" 2>&1 > /dev/null || true)
[ "$(echo "$said" | wc -l)" = 1 ] || fail "more than a sentence: $said"
echo "   $said"

echo "5. A worker stands still for 30 s, its run is taken over, and it comes back"
"$leadlight" train --workspace "$work/still" "${recipe[@]}" --set training.steps=120 --json \
  > /dev/null 2> "$work/still.err" &
training=$!
begun "$work/still.err"
still=$(pgrep -f "train --workspace $work/still" | tail -1)
kill -STOP "$still"
deadline=$(($(date +%s) + 40)); state=running
# an observer must look for 20 s by its own clock: `set` waits for a decision and looks meanwhile
timeout 45 "$leadlight" set 1 alpha=0.6 --workspace "$work/still" || true
"$leadlight" runs list --workspace "$work/still" | grep -q interrupted || fail "nobody noticed"
"$leadlight" resume 1 --workspace "$work/still" --json > "$work/still.json" 2>/dev/null &
resumed=$!
sleep 5
kill -CONT "$still"
wait $training || true
wait $resumed || fail "the resumed training ended badly"
[ "$(json state < "$work/still.json")" = finished ] || fail "not finished"
grep -q "taken over" "$work/still.err" || fail "the old worker did not notice: $(tail -3 "$work/still.err")"
"$leadlight" replay 1 --workspace "$work/still" 2>/dev/null | grep "to the bit" || fail "the record is not whole"

echo "6. The clock is set back while it trains"
if command -v faketime > /dev/null; then
  got=$(faketime -f '@2020-01-01 00:00:00 x1' "$leadlight" train --workspace "$work/calm" \
    "${recipe[@]}" --json 2>/dev/null | json parametersSha256)
  [ "$got" = "$expected" ] || fail "other numbers"
  "$leadlight" runs list --workspace "$work/calm"
else
  echo "   (no faketime here)"
fi
echo "ALL WELL"
