#!/bin/sh
# Brings the peers of `npm run bench matching`: LEMON and SciPy from Debian, munkres-js, munkres and HiGHS from npm, and the
# twin of our own algorithm in C++. Needs root for apt-get. Nothing of this is part of the product.
set -e
cd "$(dirname "$0")"
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq g++ liblemon-dev python3-scipy >/dev/null
mkdir -p peers
npm install --prefix peers --no-save --no-audit --no-fund munkres-js@1.2.2 munkres@2.0.4 highs@1.15.3
g++ -O3 -o peers/lemon lemon.cpp
g++ -O3 -o peers/twin twin.cpp
echo "ready: npm run bench matching"
