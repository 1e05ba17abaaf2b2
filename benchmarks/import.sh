#!/usr/bin/env bash
# Measures imports into a store that is large already: benchmarks/import.sh [--size N] [--count N]
# N indicators are in the store before (10,000,000), and each import brings N records (1,000,000). The store is
# filled once and kept in TIPSTAFF_BENCH_FOLDER (~/.cache/tipstaff-bench). The last line is one JSON object.
set -euo pipefail
cd "$(dirname "$0")/.."

size=10000000 count=1000000
while [ $# -gt 0 ]; do
    case $1 in
        --size) size=${2:?--size takes a number}; shift 2 ;;
        --count) count=${2:?--count takes a number}; shift 2 ;;
        *) echo "benchmarks/import.sh [--size N] [--count N]" >&2; exit 2 ;;
    esac
done
[[ $size =~ ^[0-9]+$ && $count =~ ^[0-9]+$ ]] || { echo "not a number: $size $count" >&2; exit 2; }

work=${TIPSTAFF_BENCH_FOLDER:-$HOME/.cache/tipstaff-bench}
mkdir -p "$work"
echo "# building" >&2
mvn -B -q -pl benchmarks -am -DskipTests -Dspotless.check.skip -Djacoco.skip package dependency:build-classpath \
    -Dmdep.outputFile=target/classpath.txt >&2
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
exec "$java" -Xmx768m --enable-native-access=ALL-UNNAMED --add-modules jdk.incubator.vector \
    -cp "benchmarks/target/classes:$(cat benchmarks/target/classpath.txt)" \
    io.tipstaff.benchmarks.ImportBenchmark "$work/home-$size" "$size" "$count" 2> >(grep --line-buffered -v 'incubator modules' >&2)
