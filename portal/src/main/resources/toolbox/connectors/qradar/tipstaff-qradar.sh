#!/bin/sh
# Loads feeds of {{base}} into reference sets of QRadar (REST API, version 12 or later).
#
#   QRADAR=https://qradar.example tipstaff-qradar.sh [FEED ...]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
qradar=${QRADAR:?set QRADAR to the address of the console}
token_file=${QRADAR_TOKEN_FILE:-/etc/tipstaff/qradar-token}
folder=${TIPSTAFF_FOLDER:-/var/lib/tipstaff-qradar}
[ $# -gt 0 ] || set -- {{feeds plain}}

call() {
  printf 'SEC: %s\nAccept: application/json\nContent-Type: application/json\n' "$(cat "$token_file")" |
    curl -sS --fail-with-body --max-time 600 -H @- -o /dev/null "$@"
}

mkdir -p "$folder"
# Elements live a week: what was not sent for six days is sent again.
find "$folder" -name '*.sent' -mtime +5 -exec rm -f {} +
"$here/tipstaff-fetch.sh" plain "$folder" "$@" || [ $? -eq 1 ]
for feed in "$@"; do
  list=$folder/tipstaff-$feed.plain
  [ -s "$list" ] || continue
  [ ! -e "$list.sent" ] || [ "$list" -nt "$list.sent" ] || continue
  name="Tipstaff%20$feed"
  # Answers 409 where the set is there already.
  call -X POST "$qradar/api/reference_data/sets?name=$name&element_type=ALNIC&time_to_live=7%20days&timeout_type=LAST_SEEN" || true
  split -l 10000 "$list" "$list.part."
  for part in "$list".part.*; do
    sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/.*/"&"/' -e '$!s/$/,/' -e '1s/^/[/' -e '$s/$/]/' "$part" >"$part.json"
    call -X POST --data-binary "@$part.json" "$qradar/api/reference_data/sets/bulk_load/$name"
    rm -f "$part" "$part.json"
  done
  touch "$list.sent"
done
