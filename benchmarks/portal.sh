#!/usr/bin/env bash
# Measures a portal whose store is large already:
#   benchmarks/portal.sh import [--size N] [--count N]      imports of N records (1,000,000)
#   benchmarks/portal.sh lookup [--size N] [--seconds N]    lookups of one object, each way for N seconds (20)
# N indicators are in the store before (10,000,000). It is filled once and kept in TIPSTAFF_BENCH_FOLDER
# (~/.cache/tipstaff-bench). The last line is one JSON object.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
    sed -n '2,6s/^# //p' "$0" >&2
    exit 2
}

case ${1:-} in
    import) main=ImportBenchmark option=--count value=1000000 memory=-Xmx768m ;; # memory must not grow with files
    lookup) main=LookupBenchmark option=--seconds value=20 memory='' ;; # as ./tipstaff up runs it
    *) usage ;;
esac
shift
size=10000000
while [ $# -gt 0 ]; do
    [[ ${2:-} =~ ^[0-9]+$ ]] || usage
    case $1 in
        --size) size=$2 ;;
        "$option") value=$2 ;;
        *) usage ;;
    esac
    shift 2
done

work=${TIPSTAFF_BENCH_FOLDER:-$HOME/.cache/tipstaff-bench}
mkdir -p "$work"
echo "# building" >&2
mvn -B -q -pl benchmarks -am -DskipTests -Dspotless.check.skip -Djacoco.skip package dependency:build-classpath \
    -Dmdep.outputFile=target/classpath.txt >&2
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# shellcheck disable=SC2086 # no memory is no argument
exec "$java" $memory --enable-native-access=ALL-UNNAMED --add-modules jdk.incubator.vector \
    -cp "benchmarks/target/classes:$(cat benchmarks/target/classpath.txt)" \
    "io.tipstaff.benchmarks.$main" "$work/home-$size" "$size" "$value" 2> >(grep --line-buffered -v 'incubator modules' >&2)
