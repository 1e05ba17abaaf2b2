#!/usr/bin/env bash
# Measures lookups of one object in a large store: benchmarks/lookup.sh [--size N] [--seconds N]
# N indicators are in the store (10,000,000), each measurement takes N seconds (20). The store is
# filled once and kept in TIPSTAFF_BENCH_FOLDER (~/.cache/tipstaff-bench). The last line is one JSON object.
set -euo pipefail
cd "$(dirname "$0")/.."

size=10000000 seconds=20
while [ $# -gt 0 ]; do
    case $1 in
        --size) size=${2:?--size takes a number}; shift 2 ;;
        --seconds) seconds=${2:?--seconds takes a number}; shift 2 ;;
        *) echo "benchmarks/lookup.sh [--size N] [--seconds N]" >&2; exit 2 ;;
    esac
done
[[ $size =~ ^[0-9]+$ && $seconds =~ ^[0-9]+$ ]] || { echo "not a number: $size $seconds" >&2; exit 2; }

work=${TIPSTAFF_BENCH_FOLDER:-$HOME/.cache/tipstaff-bench}
mkdir -p "$work"
echo "# building" >&2
mvn -B -q -pl benchmarks -am -DskipTests -Dspotless.check.skip -Djacoco.skip package dependency:build-classpath \
    -Dmdep.outputFile=target/classpath.txt >&2
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
exec "$java" -Xmx768m --enable-native-access=ALL-UNNAMED --add-modules jdk.incubator.vector \
    -cp "benchmarks/target/classes:$(cat benchmarks/target/classpath.txt)" \
    io.tipstaff.benchmarks.LookupBenchmark "$work/home-$size" "$size" "$seconds" 2> >(grep --line-buffered -v 'incubator modules' >&2)
