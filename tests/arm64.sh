#!/usr/bin/env bash
# Proves on another machine what can be proved of the arm64 build: publishes for linux-arm64 without OpenCV (whose package
# not every index serves), runs its self-test in emulation, and compares what the shipped models answer there and here.
# Installs qemu and the arm64 C libraries with apt.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

if ! command -v qemu-aarch64-static >/dev/null || [[ ! -e /lib/ld-linux-aarch64.so.1 ]] \
  || ! dpkg -s libstdc++6:arm64 zlib1g:arm64 libssl3:arm64 >/dev/null 2>&1; then
  echo "arm64: installing qemu-user-static and the arm64 C libraries" >&2
  dpkg --print-foreign-architectures | grep -qx arm64 || as_root dpkg --add-architecture arm64
  as_root apt-get update -q >&2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    qemu-user-static libc6:arm64 libstdc++6:arm64 zlib1g:arm64 libssl3:arm64 >&2
fi

out=artifacts/publish/arm64
dotnet publish src/ShelfEdge.Service -c Release -r linux-arm64 --self-contained -p:OmitArm64OpenCv=true -o "$out" -v q --nologo
file="$(head -c 20 "$out/shelfedge" | od -An -tx1 | tr -d ' \n')"
# ELF, 64 bits, machine 0xb7 (AArch64): it shall not be this machine's own program that answers.
if [[ "${file:0:10}" != 7f454c4602 || "${file:36:2}" != b7 ]]; then
  echo "arm64: $out/shelfedge is no AArch64 program" >&2
  exit 1
fi

dotnet build src/ShelfEdge.Service -c Release -v q --nologo
own="$(mktemp)" other="$(mktemp)"
trap 'rm -f "$own" "$other"' EXIT
artifacts/bin/ShelfEdge.Service/release/shelfedge version --self-test --json >"$own"
qemu-aarch64-static "$out/shelfedge" version --self-test --json >"$other"
qemu-aarch64-static "$out/shelfedge" version --self-test
python3 tests/compare_answers.py "$own" "$other"
echo "arm64: self-test passed in emulation, the models answer as they do here"
