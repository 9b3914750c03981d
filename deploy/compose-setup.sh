#!/usr/bin/env bash
# Makes the secrets that compose.yaml needs: a random password for the box at the broker, once as text for the box and once
# hashed for Mosquitto. Does nothing when they exist.
set -euo pipefail

secrets="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/secrets"
if [[ -e "$secrets/mqtt-password" ]]; then
  echo "$secrets exists: nothing to do"
  exit 0
fi

if [[ $EUID -ne 0 ]]; then
  echo "compose-setup.sh: must run as root, to give each secret to the user of its container" >&2
  exit 1
fi
if ! command -v mosquitto_passwd >/dev/null; then
  echo "compose-setup.sh: needs mosquitto_passwd (Debian, Ubuntu: apt-get install mosquitto)" >&2
  exit 1
fi

umask 077
mkdir -p "$secrets"
password="$(head -c 24 /dev/urandom | base64 | tr '+/' '-_')"
printf '%s' "$password" > "$secrets/mqtt-password"
mosquitto_passwd -c -b "$secrets/mosquitto-passwords" box "$password"
# Each container reads its own secret as its own user, and no one else does.
chown 10001:10001 "$secrets/mqtt-password"
chown 1883:1883 "$secrets/mosquitto-passwords"
chmod 711 "$secrets"
echo "made $secrets/mqtt-password and $secrets/mosquitto-passwords for the user 'box'"
