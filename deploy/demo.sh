#!/usr/bin/env bash
# One command from a fresh clone to a store being counted: installs what is missing, builds, renders the demo store and runs
# the box on it with an MQTT broker inside the process. Needs the .NET 10 SDK, and apt for the rest.
#
#   bash deploy/demo.sh                     the demo store
#   bash deploy/demo.sh --input PATH|URL    your own picture, folder, video, RTSP or HTTP stream: counts alone
#   bash deploy/demo.sh --seconds N         ends by itself after N seconds, for scripts
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

input=""
once=()
seconds=""
while [[ $# -gt 0 ]]; do
  case "$1" in
    --input) input="${2:?--input needs a path or URL}"; shift 2 ;;
    --once) once=(--once); shift ;;
    --seconds) seconds="${2:?--seconds needs a number}"; shift 2 ;;
    -h|--help) sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) echo "demo.sh: unknown argument '$1' (allowed: --input, --once, --seconds)" >&2; exit 2 ;;
  esac
done
if [[ -n "$seconds" && ! "$seconds" =~ ^[0-9]+$ ]]; then
  echo "demo.sh: --seconds needs a whole number, not '$seconds'" >&2
  exit 2
fi

say() { echo "demo: $*" >&2; }

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

install_packages() {
  local missing=()
  grep -q 'libgtk-3\.so\.0' <<<"$(ldconfig -p)" || missing+=("$(gtk_package)")
  command -v ffmpeg >/dev/null || missing+=(ffmpeg)
  command -v curl >/dev/null || missing+=(curl)
  if [[ ${#missing[@]} -gt 0 ]]; then
    say "installing ${missing[*]}"
    as_root apt-get update -q >&2
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
  fi
}

# Ubuntu 24.04 and Debian 13 renamed the package.
gtk_package() {
  if apt-cache show libgtk-3-0t64 >/dev/null 2>&1; then echo libgtk-3-0t64; else echo libgtk-3-0; fi
}

check_sdk() {
  local version
  version="$(dotnet --version 2>/dev/null || true)"
  if [[ "${version%%.*}" != 10 ]]; then
    say "needs the .NET 10 SDK, found '${version:-none}': https://dotnet.microsoft.com/download/dotnet/10.0"
    exit 1
  fi
}

build() {
  say "building (the first time takes a minute or two)"
  dotnet build "$1" -c Release -v q --nologo -clp:ErrorsOnly >&2
}

# What a kiosk would show, asked each second while the box with the given process id runs; told when it has ended.
ask_as_kiosk() {
  local box="$1" key="$2" names before="" change lines=()
  while kill -0 "$box" 2>/dev/null; do
    sleep 1
    names="$(curl -sf -H "Authorization: Bearer $key" 'http://127.0.0.1:8080/v1/kiosks/kiosk-1/recommendations?k=50' 2>/dev/null |
      grep -o '"sku":"[^"]*","name":"[^"]*"' | sed 's/.*"name":"//; s/"$//' | sort)" || continue
    if [[ -z "$before" ]]; then
      change="recommends $(wc -l <<<"$names") products"
    else
      change="$(comm -23 <(echo "$before") <(echo "$names") | sed 's/$/: off the shelf, no longer recommended/')"
      change+="${change:+$'\n'}$(comm -13 <(echo "$before") <(echo "$names") | sed 's/$/: back, recommended again/')"
    fi
    before="$names"
    while IFS= read -r line; do
      if [[ -n "$line" && ${#lines[@]} -lt 20 ]]; then lines+=("$(printf '%4d s  %s' "$SECONDS" "$line")"); fi
    done <<<"$change"
  done
  say "what the kiosk kiosk-1 was answered:"
  printf '%s\n' "${lines[@]:-   no answer}" >&2
}

install_packages
check_sdk
build src/ShelfEdge.Service
shelfedge=artifacts/bin/ShelfEdge.Service/release/shelfedge

if [[ -n "$input" ]]; then
  command=("$shelfedge" run --input "$input" "${once[@]}" --live)
else
  if [[ ! -f artifacts/demo/planogram.json ]]; then
    build src/ShelfEdge.Lab
    say "rendering the demo store to artifacts/demo"
    artifacts/bin/ShelfEdge.Lab/release/shelfedge-lab render --scenario demo --out artifacts/demo --seed 7 >&2
  fi
  # Each demo starts from nothing, so that alerts of the last one do not stand open.
  rm -rf artifacts/demo/data
  key="$("$shelfedge" key add --kiosk kiosk-1 --config deploy/demo/shelfedge.json)"
  command=("$shelfedge" run --config deploy/demo/shelfedge.json --embedded-broker --live)
fi

say "starting: ${command[*]}"
# The box takes the place of this shell, so that signals and its exit code are its own.
SECONDS=0
[[ -z "${key:-}" ]] || ask_as_kiosk $$ "$key" &
if [[ -n "$seconds" ]]; then
  # INT is what Ctrl-C sends; the exit code is the program's own.
  exec timeout --foreground --preserve-status --signal=INT --kill-after=30 "$seconds" "${command[@]}"
fi
exec "${command[@]}"
