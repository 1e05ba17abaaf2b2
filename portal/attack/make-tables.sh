#!/bin/sh
# Makes the tables of ATT&CK's tactics and techniques that the portal ships, from the STIX 2.0 bundles of
# https://github.com/mitre/cti (licence: portal/src/main/resources/attack/LICENSE.txt). Needs jq.
#
#   portal/attack/make-tables.sh FOLDER
#
# FOLDER holds enterprise-attack.json, mobile-attack.json and ics-attack.json. Writes into resources/attack.
set -eu
from=$1
to=$(cd "$(dirname "$0")/../src/main/resources/attack" && pwd)

tactics='
  def id: [.external_references[]? | select(.source_name | startswith("mitre-")) | .external_id][0];
  ([.objects[] | select(.type == "x-mitre-tactic")] | map({key: .id, value: .}) | from_entries) as $byId
  | .objects[] | select(.type == "x-mitre-matrix") | .tactic_refs[] | $byId[.]
  | select(. != null) | [$domain, id, .x_mitre_shortname, .name] | @tsv'

techniques='
  def id: [.external_references[]? | select(.source_name | startswith("mitre-")) | .external_id][0];
  ([.objects[] | select(.type == "attack-pattern")] | map({key: .id, value: id}) | from_entries) as $idOf
  | ([.objects[] | select(.type == "relationship" and .relationship_type == "revoked-by")
      | {key: .source_ref, value: $idOf[.target_ref]}] | from_entries) as $now
  | .objects[] | select(.type == "attack-pattern")
  | select((.revoked // false) == false or $now[.id] != null)
  | [id, $domain, .name, ([.kill_chain_phases[]?.phase_name] | join(",")), ($now[.id] // "")] | @tsv'

{
  echo "# domain	id	code	name"
  for domain in enterprise mobile ics; do
    jq -r --arg domain "$domain" "$tactics" "$from/$domain-attack.json"
  done
} > "$to/tactics.tsv"
{
  echo "# id	domain	name	tactics	replaced by"
  for domain in enterprise mobile ics; do
    jq -r --arg domain "$domain" "$techniques" "$from/$domain-attack.json" | sort -u
  done
} > "$to/techniques.tsv"
