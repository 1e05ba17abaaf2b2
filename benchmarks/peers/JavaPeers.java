import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ahocorasick.trie.Trie;

/// What else a Java program could use: `JavaPeers regex|trie|double-array LIST LOG`. Prints CPU seconds
/// of the best of three passes, and the number of matches. Run from its source by `matcher.sh`.
class JavaPeers {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?:[A-Za-z0-9_-]{1,63}\\.)+[A-Za-z][A-Za-z0-9-]*(?::[0-9]{1,5})?(?:/[^\\s\"<>]*)?"
                            + "|\\b[0-9]{1,3}(?:\\.[0-9]{1,3}){3}\\b"
                            + "|\\b(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{40}|[0-9a-fA-F]{32})\\b");

    interface Search {
        long count(String line);
    }

    public static void main(String[] arguments) throws IOException {
        List<String> list = Files.readAllLines(Path.of(arguments[1]), StandardCharsets.US_ASCII);
        List<String> log = Files.readAllLines(Path.of(arguments[2]), StandardCharsets.ISO_8859_1);
        Search search =
                switch (arguments[0]) {
                    case "regex" -> regex(list);
                    case "trie" -> trie(list);
                    case "double-array" -> doubleArray(list);
                    default -> throw new IllegalArgumentException(arguments[0]);
                };
        double best = Double.MAX_VALUE;
        long matches = 0;
        for (int round = 0; round < 3; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            matches = 0;
            for (String line : log) {
                matches += search.count(line);
            }
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            best = Math.min(best, nanos / 1e9);
        }
        System.out.printf(Locale.ROOT, "%.4f %d%n", best, matches);
    }

    private static Search regex(List<String> list) {
        Set<String> known = new HashSet<>(list);
        return line -> {
            long count = 0;
            Matcher token = TOKEN.matcher(line);
            while (token.find()) {
                String text = token.group().toLowerCase(Locale.ROOT);
                count += known.contains(text) ? 1 : 0;
                int end = text.indexOf('/');
                String name = end < 0 ? text : text.substring(0, end);
                for (int dot = 0; dot >= 0; dot = name.indexOf('.', dot + 1)) {
                    count += known.contains(name.substring(dot == 0 ? 0 : dot + 1)) ? 1 : 0;
                }
            }
            return count;
        };
    }

    private static Search trie(List<String> list) {
        Trie trie = Trie.builder().ignoreCase().addKeywords(list).build();
        return line -> trie.parseText(line).size();
    }

    private static Search doubleArray(List<String> list) {
        var words = new TreeMap<String, String>();
        list.forEach(each -> words.put(each, each));
        var trie = new AhoCorasickDoubleArrayTrie<String>();
        trie.build(words);
        return line -> {
            long[] count = {0};
            trie.parseText(
                    line,
                    (begin, end, value) -> {
                        count[0]++;
                    });
            return count[0];
        };
    }
}
