#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Starts the packaged wall with the switches its place needs; the same as `npm start` adds.
here=$(dirname "$(readlink -f "$0")")
[ -e /dev/dri ] || set -- --enable-unsafe-swiftshader "$@"
if [ "$(id -u)" = 0 ]; then
  echo '⚠ 以 root 运行：加 --no-sandbox running as root: adding --no-sandbox' >&2
  set -- --no-sandbox "$@"
fi
exec "$here/cityops-wall-app" "$@"
