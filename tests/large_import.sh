#!/usr/bin/env bash
# Makes a large file of purchases that nobody made, cleans and splits it with `shelfedge-lab purchases`, says what that took, and
# deletes all of it.
#   bash tests/large_import.sh [ROWS] [MEGABYTES] [FOLDER]
# ROWS (50,000,000) of the file, MEGABYTES (1000) for the database, FOLDER (/var/tmp) to work in: about 250 bytes a row while it runs.
# Exits 1 when the process took 2 GB of memory or more, or when a row got lost.
set -euo pipefail
cd "$(dirname "$0")/.."

rows=${1:-50000000} megabytes=${2:-1000} folder=${3:-/var/tmp}
need=$((rows / 4000))
free=$(df --output=avail -m "$folder" | tail -n 1)
if [ "$free" -lt "$need" ]; then
    echo "$folder has $free MB free; $need MB are needed for $rows rows." >&2
    exit 1
fi

lab=artifacts/bin/ShelfEdge.Lab/release/shelfedge-lab
[ -x "$lab" ] || dotnet build src/ShelfEdge.Lab -c Release -v quiet
work=$(mktemp -d "$folder/shelfedge-large-import.XXXXXX")
trap 'rm -rf "$work"' EXIT
# The database of the lab works in the folder of temporary files.
export TMPDIR="$work"

"$lab" simulate purchases --rows "$rows" --out "$work/purchases.csv"
echo "file               $(stat -c %s "$work/purchases.csv") bytes"
python3 - "$rows" "$lab" purchases --input "$work/purchases.csv" --format plain --product 'P[0-9]+' \
    --train-until 2025-06-30 --memory "$megabytes" --out "$work/split" <<'PYTHON'
import re, resource, subprocess, sys, time

rows, command = int(sys.argv[1]), sys.argv[2:]
started = time.monotonic()
text = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
seconds = time.monotonic() - started
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(text, end="")
megabytes = used.ru_maxrss / 1024
print(f"peak memory        {megabytes:,.0f} MB")
print(f"seconds            {seconds:,.0f} ({used.ru_utime + used.ru_stime:,.0f} of processor)")
counted = {name.strip(): int(number.replace(",", "")) for name, number in re.findall(r"^(.+?) {2,}([\d,]+)", text, re.M)}
removed = sum(number for name, number in counted.items() if name.startswith("- "))
whole = counted["rows in"] == rows == removed + counted["lines kept"]
if not whole:
    print("Rows got lost.")
sys.exit(0 if whole and megabytes < 2_000 else 1)
PYTHON
