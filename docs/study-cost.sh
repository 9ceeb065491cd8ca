#!/usr/bin/env bash
# What a study costs: runs it on an all-in-one of its own, from nothing, and prints the processor time of each stage.
# Usage: docs/study-cost.sh STUDY.yaml     (W2S_JAVA_OPTS go to the all-in-one)
set -euo pipefail

project=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
study=${1:?name a study: a YAML file}
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
started=$(seconds)
wall=$(date +%s.%N)
"$project/w2s" submit "$study" --watch
finished=$(seconds)
awk -v a="$wall" -v b="$(date +%s.%N)" -v s="$started" -v f="$finished" 'BEGIN {
  printf "\nCPU-seconds: start %.1f, study %.1f, together %.1f; wall time of the study %.1f s\n", s, f - s, f, b - a
}'

echo
echo "Of it in jobs:"
find "$W2S_HOME/store" -name manifest.json -exec awk '
  /"job" :/ { split($0, part, "\""); job = part[4] }
  /"seconds" :/ { wall[job] += $3; count[job]++ }
  /"cpuSeconds" :/ { cpu[job] += $3 }
  END { for (job in count) printf "  %-14s %2d jobs %7.1f CPU-s %7.1f s\n", job, count[job], cpu[job], wall[job] }' {} +
echo "Artifacts: $W2S_HOME/store"
