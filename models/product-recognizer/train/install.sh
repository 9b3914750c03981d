#!/bin/sh
# Installs what the recipe needs on Debian 12 (run as root). The versions are those of the distribution:
# python3-torch 1.13, python3-onnx 1.12, python3-opencv 4.6, python3-numpy 1.24, python3-matplotlib 3.6.
# Debian's modules are visible to /usr/bin/python3 only.
set -eu
apt-get update
apt-get install --yes --no-install-recommends \
    python3-torch python3-onnx python3-opencv python3-numpy python3-matplotlib
