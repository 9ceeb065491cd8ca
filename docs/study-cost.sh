#!/usr/bin/env bash
# What studies cost: runs them one after the other on an all-in-one of its own, from nothing, and prints the processor time
# of each, and of each stage of all. The first one pays for a cold JVM, later ones don't.
# Usage: docs/study-cost.sh STUDY.yaml...     (W2S_JAVA_OPTS go to the all-in-one)
set -euo pipefail

project=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
[[ $# -gt 0 ]] || { echo "name a study: a YAML file" >&2; exit 2; }
export W2S_HOME
W2S_HOME=$(mktemp -d /tmp/w2s-study-cost.XXXXXX)
# A job's processor time is that of the process while it runs: one at a time, so that it is not that of two.
export W2S_TRAIN_PARALLEL_JOBS=${W2S_TRAIN_PARALLEL_JOBS:-1} W2S_LABEL_PARALLEL_JOBS=${W2S_LABEL_PARALLEL_JOBS:-1}

# Processor time of the all-in-one and of its PostgreSQL, with the backends that have ended.
seconds() {
  local database
  database=$(head -n 1 "$W2S_HOME/postgres/data/postmaster.pid")
  for process in "$pid" "$database" $(pgrep -P "$database"); do
    cat "/proc/$process/stat" 2>/dev/null || true
  done | awk '{ sub(/.*\) /, ""); total += $12 + $13 + $14 + $15 } END { printf "%.2f", total / 100 }'
}
stop() { "$project/w2s" down >/dev/null 2>&1 || true; }
trap stop EXIT

"$project/w2s" up >/dev/null
pid=$(sed -n 's/.*"pid" *: *\([0-9][0-9]*\).*/\1/p' "$W2S_HOME/server.json")
costs="start $(seconds) CPU-seconds"
for study in "$@"; do
  before=$(seconds)
  wall=$(date +%s.%N)
  "$project/w2s" submit "$study" --watch
  costs+=$(awk -v a="$wall" -v b="$(date +%s.%N)" -v s="$before" -v f="$(seconds)" -v name="$(basename -- "$study")" \
    'BEGIN { printf "\n%s %.1f CPU-seconds, %.1f s by the clock", name, f - s, b - a }')
done
printf '\n%s\n\nOf it in jobs:\n' "$costs"
find "$W2S_HOME/store" -name manifest.json -exec awk '
  /"job" :/ { split($0, part, "\""); job = part[4] }
  /"seconds" :/ { wall[job] += $3; count[job]++ }
  /"cpuSeconds" :/ { cpu[job] += $3 }
  END { for (job in count) printf "  %-14s %2d jobs %7.1f CPU-s %7.1f s\n", job, count[job], cpu[job], wall[job] }' {} +
echo "Artifacts: $W2S_HOME/store"
