#!/usr/bin/env bash
# Measures the matcher side by side with its peers on this machine: benchmarks/matcher.sh [--quick]
# Prints a Markdown table for docs/performance.md; its last line is one JSON object with every figure.
# Figures are per CPU-second of the scanning threads, so that other work on the machine counts little;
# each is the best of its passes. Peers that are not there are installed (as root) or left out.
set -euo pipefail
cd "$(dirname "$0")/.."

quick=no
[[ ${1:-} == --quick ]] && quick=yes
work=${TIPSTAFF_BENCH_FOLDER:-$(mktemp -d)}
mkdir -p "$work"
[[ -n ${TIPSTAFF_BENCH_FOLDER:-} ]] || trap 'rm -rf "$work"' EXIT
figures=$work/figures
: > "$figures"

if [[ $quick == yes ]]; then
    sizes="100000 1000000"; log_bytes=134217728; seconds=4; slice=8000000; peer_slice=33554432
else
    sizes="100000 1000000 10000000"; log_bytes=1073741824; seconds=12; slice=16000000; peer_slice=134217728
fi

say() { echo "# $*" >&2; }
figure() { echo "$1 $2" >> "$figures"; }
get() { sed -n "s/.*\"$1\":\"\{0,1\}\([^,\"}]*\).*/\1/p"; }
value() { awk -v n="$1" '$1 == n { print $2 }' "$figures"; }
divide() { awk -v a="$1" -v b="$2" 'BEGIN { if (b > 0) printf "%.6g", a / b }'; }
rate() { awk -v bytes="$1" -v seconds="$2" 'BEGIN { if (seconds > 0) printf "%.6g", bytes / seconds / 1e9 }'; }
cpu() { # seconds of user and system time of a command; its output is dropped, but not into /dev/null: grep stops early then
    local TIMEFORMAT='%U %S'
    { time "$@" 2> /dev/null > "$work/dropped" || true; } 2>&1 | tail -1 | awk '{ print $1 + $2 }'
}
least() { # the least that a command took in three runs
    for _ in 1 2 3; do cpu "$@"; done | sort -g | head -1
}
label() { case $1 in 100000) echo 100k ;; 1000000) echo 1M ;; *) echo 10M ;; esac; }

say "building"
mvn -B -q -pl benchmarks,command -am -DskipTests package dependency:build-classpath -Dmdep.outputFile=target/classpath.txt >&2
classpath=benchmarks/target/classes:matcher/target/classes:indicator/target/classes:$(cat benchmarks/target/classpath.txt)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
heap=$((log_bytes / 1048576 + 400))
bench() {
    "$java" -XX:+UseSerialGC -Xms${heap}m -Xmx${heap}m -Xmn64m --add-modules jdk.incubator.vector \
        -cp "$classpath" io.tipstaff.benchmarks.MatcherBenchmark "$@" 2> >(grep -v 'incubator modules' >&2)
}

say "generating"
log=$work/log
bench log "$log" $log_bytes 100000
head -c $slice "$log" > "$work/slice"
head -c $peer_slice "$log" > "$work/peer-slice"
bench list "$work/list.100k" 100000
figure read_gb_per_cpu_second "$(bench read "$log" 3 | get gigabytesPerCpuSecond)"

for size in $sizes; do
    name=$(label "$size")
    say "ours, $name"
    index=$work/index.$name
    out=$(bench build "$index" "$size")
    figure "build_${name}_per_cpu_second" "$(get indicatorsPerCpuSecond <<< "$out")"
    figure "index_${name}_bytes_per_indicator" "$(get bytesPerIndicator <<< "$out")"
    figure "index_${name}_bytes" "$(get bytes <<< "$out")"
    figure "open_${name}_millis" "$(bench open "$index" | get bestMillis)"
    figure "lookup_${name}_nanos" "$(bench lookup "$index" "$size" | get nanosPerLookup)"
    out=$(bench scan "$index" "$log" 1 $seconds)
    figure "scan_${name}_gb_per_cpu_second" "$(get bestGigabytesPerCpuSecond <<< "$out")"
    figure "scan_${name}_mean_gb_per_cpu_second" "$(get gigabytesPerCpuSecond <<< "$out")"
    figure "scan_${name}_gb_per_second" "$(get bestGigabytesPerSecond <<< "$out")"
    if [[ $size == 1000000 ]]; then
        out=$(bench scan "$index" "$log" 2 $seconds)
        figure scan_1M_two_threads_gb_per_cpu_second "$(get bestGigabytesPerCpuSecond <<< "$out")"
        figure scan_1M_two_threads_gb_per_second "$(get bestGigabytesPerSecond <<< "$out")"
        out=$(bench threads "$work/peer-slice")
        figure control_two_threads_arithmetic_ratio "$(get arithmeticRatio <<< "$out")"
        figure control_two_threads_copy_ratio "$(get copyRatio <<< "$out")"
    fi
    rm -f "$index"
done

say "./tipstaff match, end to end"
# Processor time of the whole process with a longer log, less that with a shorter one: starting, reading feeds,
# compiling them and the virtual machine's compiler happen in both.
match() { ./tipstaff match -q --threads 1 --feed "$work/list.100k" "$@"; }
copies() { # the log so often that it has this many gigabytes
    local i; for ((i = 0; i * log_bytes < $1 * 1000000000; i++)); do echo "$log"; done
}
mapfile -t short < <(copies 2)
mapfile -t long < <(copies 8)
match "$log" > /dev/null || true
least_short=$(least match "${short[@]}")
least_long=$(least match "${long[@]}")
more=$(((${#long[@]} - ${#short[@]}) * $(stat -c %s "$log")))
figure match_2gb_cpu_seconds "$least_short"
figure match_gb_per_cpu_second "$(rate $more "$(awk -v a="$least_long" -v b="$least_short" 'BEGIN { print a - b }')")"
head -1 "$log" > "$work/line"

install_peers() {
    local missing=()
    command -v rg > /dev/null || missing+=(ripgrep)
    command -v gcc > /dev/null || missing+=(gcc libc6-dev)
    [[ -e /usr/include/hs/hs.h ]] || missing+=(libvectorscan-dev)
    if ((${#missing[@]})); then
        say "installing ${missing[*]}"
        apt-get install -y -qq "${missing[@]}" > /dev/null 2>&1 || say "could not install ${missing[*]}"
    fi
}
install_peers

if [[ -e /usr/include/hs/hs.h ]] && gcc -O2 -I/usr/include/hs -o "$work/literals" benchmarks/peers/literals.c -lhs; then
    counts="100k"
    [[ $quick == yes ]] || counts="100k 1M"
    for name in $counts; do
        say "Hyperscan or Vectorscan, $name"
        [[ -e $work/list.$name ]] || bench list "$work/list.$name" 1000000
        if read -r compile scan _ < <(timeout 1200 "$work/literals" "$work/list.$name" "$work/peer-slice"); then
            figure "vectorscan_${name}_compile_cpu_seconds" "$compile"
            figure "vectorscan_${name}_gb_per_cpu_second" "$(rate $peer_slice "$scan")"
        else
            say "Hyperscan or Vectorscan did not finish with $name patterns in 20 minutes"
        fi
    done
fi

say "grep and ripgrep"
for tool in grep rg; do
    command -v $tool > /dev/null || continue
    whole=$(least $tool -c -F -f "$work/list.100k" "$work/peer-slice")
    setup=$(least $tool -c -F -f "$work/list.100k" "$work/line")
    figure "${tool}_100k_setup_cpu_seconds" "$setup"
    figure "${tool}_100k_gb_per_cpu_second" "$(rate $peer_slice "$(awk -v a="$whole" -v b="$setup" 'BEGIN { print a - b }')")"
done

say "Java peers"
jars=$work/jars
mkdir -p "$jars"
for artifact in org.ahocorasick:ahocorasick:0.6.3 com.hankcs:aho-corasick-double-array-trie:1.2.3; do
    mvn -B -q dependency:copy -Dartifact=$artifact -DoutputDirectory="$jars" -N > /dev/null 2>&1 || say "no $artifact"
done
for peer in regex trie double-array; do
    if read -r scan _ < <(timeout 300 "$java" -Xmx4g -cp "$jars/*" benchmarks/peers/JavaPeers.java $peer "$work/list.100k" "$work/slice"); then
        figure "java_${peer}_100k_gb_per_cpu_second" "$(rate $slice "$scan")"
    else
        say "$peer failed"
    fi
done

ratio() { # name, ours, peer
    local peer; peer=$(value "$3")
    [[ -z $peer ]] || figure "$1" "$(divide "$(value "$2")" "$peer")"
}
ours=scan_100k_gb_per_cpu_second
ratio ratio_vectorscan_100k $ours vectorscan_100k_gb_per_cpu_second
ratio ratio_vectorscan_1M scan_1M_gb_per_cpu_second vectorscan_1M_gb_per_cpu_second
ratio ratio_ripgrep_100k $ours rg_100k_gb_per_cpu_second
ratio ratio_grep_100k $ours grep_100k_gb_per_cpu_second
ratio ratio_regex_100k $ours java_regex_100k_gb_per_cpu_second
ratio ratio_aho_corasick_100k $ours java_trie_100k_gb_per_cpu_second
ratio ratio_double_array_100k $ours java_double-array_100k_gb_per_cpu_second
ratio ratio_of_reading_1M scan_1M_gb_per_cpu_second read_gb_per_cpu_second
ratio ratio_match_end_to_end match_gb_per_cpu_second scan_100k_mean_gb_per_cpu_second
ratio ratio_two_threads scan_1M_two_threads_gb_per_second scan_1M_gb_per_second

echo "Machine: $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg); $("$java" --version | head -1)."
echo
echo "| figure | value |"
echo "|---|---|"
awk '{ printf "| %s | %s |\n", $1, $2 }' "$figures"
echo
awk 'BEGIN { printf "{" } { printf "%s\"%s\":%s", (NR > 1 ? "," : ""), $1, ($2 == "" ? "null" : $2) } END { print "}" }' "$figures"
