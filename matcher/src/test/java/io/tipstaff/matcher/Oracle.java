package io.tipstaff.matcher;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Names;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.UrlMask;
import io.tipstaff.indicator.UrlMask.HostScope;
import io.tipstaff.indicator.UrlMask.LetterCase;
import io.tipstaff.indicator.UrlText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a scanner must find, by `docs/indicators.md`, slowly: regular expressions over a line of
/// one character a byte, the parsers of `indicator`, and sets of canonical texts.
///
/// A character that parts tokens although it is a token character (the digits of an escape) is
/// replaced by U+0001 first.
final class Oracle {

    /// One occurrence: positions in the line.
    record Expected(int from, int to, Kind kind, String indicator) implements Comparable<Expected> {

        @Override
        public int compareTo(Expected other) {
            return toString().compareTo(other.toString());
        }
    }

    private record Offer(int from, int to, String indicator, int weight) {}

    private record Rest(String text, List<Integer> ends) {}

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String QUAD = OCTET + "(?:\\." + OCTET + "){3}";
    private static final String WORD = "[A-Za-z0-9_]";
    private static final Pattern PARTING_ESCAPE =
            Pattern.compile("(?<=%)[0-9a-fA-F]{2}|(?<=\\\\)u[0-9a-fA-F]{4}");
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9._\\-\\x80-\\xff]+");
    private static final Pattern ASCII_PIECE = Pattern.compile("[\\x00-\\x7f]+");
    private static final Pattern TRIMMED = Pattern.compile("^[._-]*(.*?)[.-]*$", Pattern.DOTALL);
    private static final Pattern IPV4 =
            Pattern.compile(
                    "(?<![A-Za-z0-9_])(?<![A-Za-z0-9]\\.)"
                            + QUAD
                            + "(?![A-Za-z0-9_])(?!\\.[A-Za-z0-9])");
    private static final Pattern IPV6_RUN = Pattern.compile("[0-9A-Fa-f:]+");
    private static final Pattern ALPHANUMERIC = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern BEFORE_HOST =
            Pattern.compile("([A-Za-z0-9+.-]*)(?::|%3[aA])((?:/|\\\\/|\\\\u002[fF]|%2[fF]){2})$");
    private static final Pattern ESCAPED_BEHIND =
            Pattern.compile("(?:(?::|%3[aA])[0-9]{1,5})?%2[fF]");
    private static final Pattern URL_UNIT =
            Pattern.compile(
                    "\\\\(/)|\\\\u00(26|3[dD]|3[fF]|2[fF])|([^\\x00-\\x20\\x7f\"<>`\\\\])",
                    Pattern.DOTALL);
    private static final Pattern ESCAPED_UNIT =
            Pattern.compile("%([0-9a-fA-F]{2})|(.)", Pattern.DOTALL);
    private static final String HARD_ENDS = "\"<>`\\\u007f";
    private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})(?![A-Za-z0-9])");
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9._%+-]+$");
    private static final Pattern LONE_SLASH = Pattern.compile("(?<=^|[\\x00-\\x20\"'`=])/");
    private static final Pattern DEFANGED =
            Pattern.compile(
                    "\\[(://|[.:/@]|dot|at)\\]|\\((://|[.:/@]|dot|at)\\)|\\{(://|[.:/@]|dot|at)\\}",
                    Pattern.CASE_INSENSITIVE);

    private final Map<Kind, Set<String>> known = new EnumMap<>(Kind.class);
    private final List<UrlMask> masks = new ArrayList<>();
    private final Map<IpAddress, Map<Integer, String>> networks = new HashMap<>();
    private final Set<Integer> prefixLengths = new TreeSet<>();

    private String line = "";
    private String parted = "";
    private String partedAll = "";
    private final Set<Expected> found = new TreeSet<>();
    private final Map<Kind, Offer> offers = new EnumMap<>(Kind.class);

    Oracle(Collection<? extends Indicator> indicators) {
        for (Kind kind : Kind.values()) {
            known.put(kind, new HashSet<>());
        }
        for (Indicator indicator : indicators) {
            known(indicator.kind()).add(indicator.canonical());
            if (indicator instanceof UrlMask mask) {
                masks.add(mask);
            } else if (indicator instanceof IpNetwork network) {
                prefixLengths.add(network.prefixLength());
                networks.computeIfAbsent(network.first(), first -> new HashMap<>())
                        .put(network.prefixLength(), network.canonical());
            }
        }
    }

    private Set<String> known(Kind kind) {
        return java.util.Objects.requireNonNull(known.get(kind));
    }

    Set<Expected> match(byte[] bytes) {
        read(new String(bytes, StandardCharsets.ISO_8859_1));
        return new TreeSet<>(found);
    }

    Set<Expected> matchDefanged(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        var refanged = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        Matcher matcher = DEFANGED.matcher(text);
        int at = 0;
        while (at < text.length()) {
            boolean defanged = matcher.find(at) && matcher.start() == at;
            int end = defanged ? matcher.end() : at + 1;
            String meant =
                    defanged ? meant(text.substring(at + 1, end - 1)) : text.substring(at, end);
            for (int i = 0; i < meant.length(); i++) {
                refanged.append(meant.charAt(i));
                starts.add(at);
                ends.add(end);
            }
            at = end;
        }
        read(refanged.toString());
        Set<Expected> mapped = new TreeSet<>();
        for (Expected each : found) {
            mapped.add(
                    new Expected(
                            starts.get(each.from),
                            ends.get(each.to - 1),
                            each.kind,
                            each.indicator));
        }
        return mapped;
    }

    private static String meant(String written) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "dot" -> ".";
            case "at" -> "@";
            default -> written;
        };
    }

    private void read(String text) {
        line = text;
        found.clear();
        parted =
                PARTING_ESCAPE
                        .matcher(line)
                        .replaceAll(m -> Matcher.quoteReplacement(parted(m.group())));
        partedAll = parted.replaceAll("(?<=\\\\)[nrtbf]", "\u0001");
        List<int[]> tails = readIpv6();
        readNames();
        readIpv4(tails);
        readHashes();
        readLonePaths();
    }

    private static String parted(String escape) {
        int value = Integer.parseInt(escape.startsWith("u") ? escape.substring(1) : escape, 16);
        boolean nameCharacter = value < 0x80 && RUN.matcher("" + (char) value).matches();
        return nameCharacter ? escape : "\u0001".repeat(escape.length());
    }

    private void offer(Kind kind, @Nullable String indicator, int from, int to, int weight) {
        Offer best = offers.get(kind);
        if (indicator != null && (best == null || best.weight < weight)) {
            offers.put(kind, new Offer(from, to, indicator, weight));
        }
    }

    private void settle() {
        offers.forEach((kind, o) -> found.add(new Expected(o.from, o.to, kind, o.indicator)));
        offers.clear();
    }

    // names

    private boolean isLetterOfEscape(int at) {
        return at > 0 && parted.charAt(at - 1) == '\\' && "nrtbf".indexOf(parted.charAt(at)) >= 0;
    }

    private void readNames() {
        Matcher run = RUN.matcher(parted);
        while (run.find()) {
            boolean whole = false;
            if (!isAscii(run.group())) {
                if (isLetterOfEscape(run.start())) {
                    readName(run.start() + 1, run.end());
                }
                readName(run.start(), run.end());
                whole = !offers.isEmpty();
                settle();
            }
            Matcher piece = ASCII_PIECE.matcher(parted).region(run.start(), run.end());
            while (!whole && piece.find()) {
                if (isBesideTwoByteLetter(piece.start(), piece.end())) {
                    continue;
                }
                if (isLetterOfEscape(piece.start())) {
                    readName(piece.start() + 1, piece.end());
                }
                readName(piece.start(), piece.end());
                settle();
            }
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private boolean isBesideTwoByteLetter(int from, int to) {
        return line.substring(0, from).matches("(?s).*[\\xc3-\\xdf][\\x80-\\xff]")
                || line.substring(to).matches("(?s)[\\xc3-\\xdf].*");
    }

    private void readName(int runFrom, int runTo) {
        Matcher trimmed = TRIMMED.matcher(line.substring(runFrom, runTo));
        if (!trimmed.matches()) {
            return;
        }
        int from = runFrom + trimmed.start(1);
        int to = runFrom + trimmed.end(1);
        Optional<String> name = to - from > 1024 ? Optional.empty() : name(from, to);
        name.ifPresent(n -> useName(n, from, to));
    }

    private Optional<String> name(int from, int to) {
        byte[] bytes = line.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
        try {
            return Names.canonical(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private void useName(String name, int from, int to) {
        if (known(Kind.HOST).contains("=" + name)) {
            offer(Kind.HOST, "=" + name, from, to, name.length());
        }
        for (String domain = name; domain.indexOf('.') >= 0; domain = parent(domain)) {
            if (known(Kind.DOMAIN).contains(domain)) {
                offer(Kind.DOMAIN, domain, from, to, domain.length());
                break;
            }
        }
        readEmail(name, from, to);
        readUrl(name, from, to);
    }

    private static String parent(String domain) {
        return domain.substring(domain.indexOf('.') + 1);
    }

    private void readEmail(String name, int from, int to) {
        String before = line.substring(0, from);
        int at = before.endsWith("@") ? from - 1 : before.endsWith("%40") ? from - 3 : -1;
        if (at < 0) {
            return;
        }
        Matcher run = LOCAL.matcher(line.substring(0, at));
        if (run.find()) {
            String local = run.group().replaceFirst("^\\.*", "");
            String address = local.toLowerCase(Locale.ROOT) + "@" + name;
            if (local.length() <= 64 && known(Kind.EMAIL).contains(address)) {
                offer(Kind.EMAIL, address, at - local.length(), to, address.length());
            }
        }
    }

    // addresses

    private void readIpv4(List<int[]> tails) {
        Matcher quad = IPV4.matcher(partedAll);
        while (quad.find()) {
            int from = quad.start();
            int to = quad.end();
            if (tails.stream().noneMatch(t -> t[0] <= from && from < t[1])) {
                IpAddress address = address(quad.group());
                useAddress(address, from, to);
                Matcher port =
                        Pattern.compile("[:/#]([0-9]{1,5})(?![A-Za-z0-9])")
                                .matcher(line.substring(to));
                if (port.lookingAt()) {
                    useEndpoint(address.canonical() + ":", port, from, to + port.end());
                }
                readUrl(address.canonical(), from, to);
                settle();
            }
        }
    }

    private static IpAddress address(String text) {
        return IndicatorParser.parse(text) instanceof Parsed(IpAddress address)
                ? address
                : IpAddress.v4(0);
    }

    private void useAddress(IpAddress address, int from, int to) {
        if (known(address.kind()).contains(address.canonical())) {
            offer(address.kind(), address.canonical(), from, to, 1);
        }
        for (int length : prefixLengths) {
            if (length <= address.bits()) {
                String network =
                        networks.getOrDefault(address.masked(length), Map.of()).get(length);
                offer(Kind.NETWORK, network, from, to, length + 1);
            }
        }
    }

    private void useEndpoint(String address, Matcher port, int from, int to) {
        int number = Integer.parseInt(port.group(1));
        if (number >= 1 && number <= 65535 && known(Kind.ENDPOINT).contains(address + number)) {
            offer(Kind.ENDPOINT, address + number, from, to, 1);
        }
    }

    /// Returns where addresses stand that end in a dotted quad.
    private List<int[]> readIpv6() {
        List<int[]> tails = new ArrayList<>();
        Matcher run = IPV6_RUN.matcher(parted);
        while (run.find()) {
            if (isLetterOfEscape(run.start())) {
                readIpv6(run.start() + 1, run.end(), tails);
            }
            if (offers.isEmpty()) {
                readIpv6(run.start(), run.end(), tails);
            }
            settle();
        }
        return tails;
    }

    private void readIpv6(int runFrom, int runTo, List<int[]> tails) {
        String text = parted.substring(runFrom, runTo);
        int from = text.matches("(?s):(?!:).*") ? runFrom + 1 : runFrom;
        int to = text.matches("(?s).*(?<!:):") ? runTo - 1 : runTo;
        if (to == runTo) {
            Matcher quad = Pattern.compile("[0-9]*$").matcher(parted.substring(from, runTo));
            int digits = quad.find() ? from + quad.start() : runTo;
            Matcher tail =
                    Pattern.compile(QUAD + "(?![0-9])")
                            .matcher(parted)
                            .region(digits, parted.length());
            if (tail.useTransparentBounds(true).lookingAt()) {
                to = tail.end();
            }
        }
        boolean touched =
                partedAll.substring(0, from).matches("(?s).*" + WORD + "\\.?")
                                && !isLetterOfEscape(from - 1)
                        || parted.substring(to).matches("(?s)\\.?" + WORD + ".*");
        if (to <= from
                || touched
                || parted.substring(from, to).chars().filter(c -> c == ':').count() < 2) {
            return;
        }
        if (IndicatorParser.parse(parted.substring(from, to))
                instanceof Parsed(IpAddress address)) {
            if (to > runTo) {
                tails.add(new int[] {from, to});
            }
            useIpv6(address, from, to);
        }
    }

    private void useIpv6(IpAddress address, int from, int to) {
        useAddress(address, from, to);
        Matcher bracket = Pattern.compile("(?:%[A-Za-z0-9._-]*)?\\]").matcher(line.substring(to));
        if (from == 0 || line.charAt(from - 1) != '[' || !bracket.lookingAt()) {
            return;
        }
        String host = address.isV4() ? address.canonical() : "[" + address.canonical() + "]";
        int end = to + bracket.end();
        Matcher port = PORT.matcher(line.substring(end));
        if (port.lookingAt()) {
            useEndpoint(host + ":", port, from - 1, end + port.end());
        }
        readUrl(host, from - 1, end);
    }

    // hashes

    private void readHashes() {
        Matcher run = ALPHANUMERIC.matcher(parted);
        while (run.find()) {
            if (isLetterOfEscape(run.start())) {
                readHash(run.start() + 1, run.end());
            }
            readHash(run.start(), run.end());
        }
    }

    private void readHash(int from, int to) {
        String hash = parted.substring(from, to).toLowerCase(Locale.ROOT);
        for (Kind kind : List.of(Kind.MD5, Kind.SHA1, Kind.SHA256)) {
            if (known(kind).contains(hash)) {
                found.add(new Expected(from, to, kind, hash));
            }
        }
    }

    // URLs

    private void readUrl(String host, int from, int to) {
        Matcher before = BEFORE_HOST.matcher(line.substring(0, from));
        boolean separated = before.find();
        boolean escaped =
                separated && before.group(2).contains("%")
                        || ESCAPED_BEHIND.matcher(line.substring(to)).lookingAt();
        Rest rest = escaped ? escapedRest(to) : plainRest(to);
        int port = 0;
        int at = 0;
        Matcher written = PORT.matcher(rest.text);
        if (written.lookingAt()
                && Integer.parseInt(written.group(1)) >= 1
                && Integer.parseInt(written.group(1)) <= 65535) {
            port = Integer.parseInt(written.group(1));
            at = written.end();
        }
        if (!separated && at == 0 && !rest.text.startsWith("/")) {
            return;
        }
        boolean ftp = separated && before.group(1).toLowerCase(Locale.ROOT).startsWith("ftp");
        if (port == 80 || port == 443 || port == 21 && ftp) {
            port = 0;
        }
        String tail = rest.text.substring(at);
        String path = tail.matches("(?s)[/?#].*") ? tail.replaceFirst("(?s)#.*", "") : "";
        int pathStart = at;
        IntUnaryOperator rawEnd =
                count -> pathStart + count == 0 ? to : rest.ends.get(pathStart + count - 1);
        usePath(host, port, path, from, to, rawEnd);
    }

    private Rest plainRest(int from) {
        var text = new StringBuilder();
        List<Integer> ends = new ArrayList<>();
        Matcher unit = URL_UNIT.matcher(line).region(from, line.length());
        while (text.length() < 8192 && unit.lookingAt()) {
            String plain = unit.group(1) != null ? unit.group(1) : unit.group(3);
            text.append(plain != null ? plain : "" + (char) Integer.parseInt(unit.group(2), 16));
            ends.add(unit.end());
            unit.region(unit.end(), line.length());
        }
        return new Rest(text.toString(), ends);
    }

    private Rest escapedRest(int from) {
        var text = new StringBuilder();
        List<Integer> ends = new ArrayList<>();
        Matcher unit = ESCAPED_UNIT.matcher(line).region(from, line.length());
        while (text.length() < 8192 && unit.lookingAt() && !unit.group().equals("&")) {
            char decoded =
                    unit.group(1) != null
                            ? (char) Integer.parseInt(unit.group(1), 16)
                            : unit.group(2).charAt(0);
            if (decoded <= ' ' || HARD_ENDS.indexOf(decoded) >= 0) {
                break;
            }
            text.append(decoded);
            ends.add(unit.end());
            unit.region(unit.end(), line.length());
        }
        return new Rest(text.toString(), ends);
    }

    /// @param rawEnd position in the line behind the first so many characters of the path
    private void usePath(
            @Nullable String host,
            int port,
            String path,
            int from,
            int hostEnd,
            IntUnaryOperator rawEnd) {
        String canonical = canonical(path);
        String authority = host + (port == 0 ? "" : ":" + port);
        for (int end = 1; end <= canonical.length(); end++) {
            if (!mayEnd(canonical, end)) {
                continue;
            }
            String part = canonical.substring(0, end);
            if (host != null && known(Kind.URL).contains(authority + part)) {
                int to = rawEnd.applyAsInt(written(path, part));
                offer(Kind.URL, authority + part, from, to, authority.length() + end);
            }
            if (end >= 5 && known(Kind.PATH).contains(part)) {
                offer(Kind.PATH, part, hostEnd, rawEnd.applyAsInt(written(path, part)), end);
            }
        }
        if (host != null) {
            useMasks(host, port, path, canonical, from, rawEnd);
        }
    }

    private static String canonical(String path) {
        return UrlText.canonicalPath(
                Pattern.compile("[^\\x00-\\x7f]")
                        .matcher(path)
                        .replaceAll(m -> String.format("%%%02X", (int) m.group().charAt(0))));
    }

    /// Returns the length of the longest start of the path whose canonical form is `part`, and
    /// behind which the rest gives the rest.
    private static int written(String path, String part) {
        String whole = canonical(path);
        for (int end = path.length(); end > 0; end--) {
            String start = path.substring(0, end);
            String inFront = start.indexOf('?') < 0 ? "/x" : "/?";
            String rest =
                    canonical(inFront + path.substring(end))
                            .replaceFirst("^" + Pattern.quote(inFront), "");
            if (canonical(start).equals(part) && whole.equals(part + rest)) {
                return end;
            }
        }
        return 0;
    }

    private static boolean mayEnd(String canonical, int end) {
        return canonical.substring(end).matches("(?s)[.:!?,;')\\]}]*|[',;)\\]}|#&?].*");
    }

    private void useMasks(
            String host,
            int port,
            String path,
            String canonical,
            int from,
            IntUnaryOperator rawEnd) {
        for (UrlMask mask : masks) {
            boolean on =
                    mask.port() == port
                            && (mask.host().equals(host)
                                    || mask.scope() == HostScope.DOMAIN
                                            && host.endsWith("." + mask.host()));
            int covered = on ? covered(mask, canonical) : 0;
            if (covered > 0) {
                int to = rawEnd.applyAsInt(written(path, canonical.substring(0, covered)));
                String text = mask.canonical();
                Offer best = offers.get(Kind.URL_MASK);
                boolean same = best != null && best.weight == text.length();
                if (best != null && same && best.indicator.compareTo(text) > 0) {
                    offers.remove(Kind.URL_MASK);
                }
                offer(Kind.URL_MASK, text, from, to, text.length());
            }
        }
    }

    private static int covered(UrlMask mask, String canonical) {
        String glob =
                Pattern.compile("[^*]+")
                        .matcher(mask.path())
                        .replaceAll(m -> Matcher.quoteReplacement(Pattern.quote(m.group())))
                        .replace("*", ".*");
        String text = mask.letterCase() == LetterCase.FOLDED ? folded(canonical) : canonical;
        for (int end = text.length(); end > 0; end--) {
            if (mayEnd(text, end) && text.substring(0, end).matches("(?s)" + glob)) {
                return end;
            }
        }
        return 0;
    }

    private static String folded(String canonical) {
        return Pattern.compile("[^%]|%..", Pattern.DOTALL)
                .matcher(canonical)
                .replaceAll(
                        m ->
                                Matcher.quoteReplacement(
                                        m.group().length() == 1
                                                ? m.group().toLowerCase(Locale.ROOT)
                                                : m.group()));
    }

    private void readLonePaths() {
        Matcher slash = LONE_SLASH.matcher(line);
        while (slash.find()) {
            Rest rest = plainRest(slash.start());
            String path = rest.text.replaceFirst("(?s)#.*", "");
            int start = slash.start();
            usePath(
                    null,
                    0,
                    path,
                    start,
                    start,
                    count -> count == 0 ? start : rest.ends.get(count - 1));
            settle();
        }
    }
}
