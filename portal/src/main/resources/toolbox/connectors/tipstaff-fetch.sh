#!/bin/sh
# Fetches feeds of {{base}} into a folder, each only when it has changed.
#
#   tipstaff-fetch.sh FORMAT FOLDER [FEED ...]
#
# Formats: csv, plain, json-lines, suricata, zeek, wazuh-cdb and others; the page of a feed names them.
# The token is read from the file that TIPSTAFF_TOKEN_FILE names, or /etc/tipstaff/token: one line, mode 600.
# Exit status: 0 something is new, 1 nothing is new, 2 a feed could not be fetched; the file that was there stays.
set -eu

base='{{base}}'
token_file=${TIPSTAFF_TOKEN_FILE:-/etc/tipstaff/token}

[ $# -ge 2 ] || { sed -n '2,9p' "$0" >&2; exit 2; }
[ -r "$token_file" ] || { echo "no token in $token_file: make one at $base/account" >&2; exit 2; }
format=$1
folder=$2
shift 2
[ $# -gt 0 ] || set -- {{feeds csv}}

mkdir -p "$folder"
new=0
failed=0
for feed in "$@"; do
  target=$folder/tipstaff-$feed.$format
  # Without the file the ETag would only tell that there is nothing new.
  [ -s "$target" ] || rm -f "$target.etag"
  # The header comes on standard input, so that the token is in no list of processes.
  status=$(printf 'Authorization: Bearer %s\n' "$(cat "$token_file")" |
    curl -sS --max-time 600 -H @- --compressed \
      --etag-compare "$target.etag" --etag-save "$target.etag.new" \
      -o "$target.new" -w '%{http_code}' "$base/api/v1/feeds/$feed/file?format=$format") || status=failed
  case $status in
    200)
      mv "$target.new" "$target"
      mv "$target.etag.new" "$target.etag"
      new=$((new + 1))
      ;;
    304) ;;
    *)
      echo "$feed as $format: answer $status" >&2
      [ ! -s "$target.new" ] || head -c 500 "$target.new" >&2
      failed=$((failed + 1))
      ;;
  esac
  rm -f "$target.new" "$target.etag.new"
done
[ "$failed" -eq 0 ] || exit 2
[ "$new" -gt 0 ]
