#!/usr/bin/env bash
# Installs or updates the box as a systemd service from a published folder. Run as root:
#   dotnet publish src/ShelfEdge.Service -c Release -r linux-x64 --self-contained -o artifacts/shelfedge
#   sudo bash deploy/systemd/install.sh artifacts/shelfedge
# Settings, secrets and data are never overwritten.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
published="${1:-}"
target=/opt/shelfedge
settings=/etc/shelfedge

if [[ -z "$published" || ! -x "$published/shelfedge" ]]; then
  echo "usage: install.sh FOLDER, where FOLDER is a published program (it holds the file 'shelfedge')" >&2
  exit 2
fi
if [[ $EUID -ne 0 ]]; then
  echo "install.sh: must run as root" >&2
  exit 1
fi

echo "Packages: ffmpeg for network cameras, GTK 3 for OpenCV"
apt-get update -q
gtk=libgtk-3-0
apt-cache show libgtk-3-0t64 >/dev/null 2>&1 && gtk=libgtk-3-0t64
apt-get install -y -q --no-install-recommends ffmpeg "$gtk"

echo "Program: $target"
rm -rf "$target.new"
cp -r "$published" "$target.new"
chown -R root:root "$target.new"
chmod -R u=rwX,go=rX "$target.new"
rm -rf "$target.old"
if [[ -d "$target" ]]; then mv "$target" "$target.old"; fi
mv "$target.new" "$target"
ln -sf "$target/shelfedge" /usr/local/bin/shelfedge

echo "Settings: $settings"
install -d -m 755 "$settings"
install -d -m 700 "$settings/secrets"
if [[ ! -e "$settings/shelfedge.json" ]]; then
  install -m 644 "$here/shelfedge.json" "$settings/shelfedge.json"
  echo "  wrote $settings/shelfedge.json: edit it, and put the planogram at $settings/planogram.json"
fi

install -m 644 "$here/shelfedge.service" /etc/systemd/system/shelfedge.service
systemctl daemon-reload
systemctl enable shelfedge.service

if "$target/shelfedge" validate --config "$settings/shelfedge.json"; then
  systemctl restart shelfedge.service
  echo "Started. See: systemctl status shelfedge; journalctl -u shelfedge -f; shelfedge health"
else
  echo "Not started: correct the settings above, then: systemctl restart shelfedge"
fi
