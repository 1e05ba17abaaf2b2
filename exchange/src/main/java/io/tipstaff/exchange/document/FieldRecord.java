package io.tipstaff.exchange.document;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.FieldMapping.Field;
import io.tipstaff.exchange.FieldRole;
import io.tipstaff.exchange.Position;
import io.tipstaff.indicator.FileHash;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import io.tipstaff.indicator.Tlp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Turns the named fields of one record into indicators with their context. A record may hold
/// several indicators, such as the hashes of one file.
public final class FieldRecord {

    private static final Set<String> EMPTY =
            Set.of("", "none", "n/a", "na", "null", "nil", "-", "--", "unknown", "\\n");
    private static final Set<String> HARMLESS =
            Set.of("legitimate", "benign", "clean", "whitelist", "allowlist", "false positive");
    private static final Pattern LIST = Pattern.compile("\\s*[,;|\\r\\n]\\s*");
    private static final Pattern WORDS = Pattern.compile("[\\s,;|]+");
    private static final Pattern BETWEEN_URLS = Pattern.compile("[\\s,;|]+(?=https?://)");
    private static final int MAX_LIST = 256;
    private static final int MAX_OTHERS = 64;

    /// Which of several fields that could be the indicator is taken for it.
    public enum Choice {
        /// Each of them: a person said so.
        ALL,
        /// A field for indicators of any kind, else URLs and hashes, else what names the machine:
        /// of a URL with its host and address only the URL, for others live on that address. The
        /// rest is kept as other fields.
        MOST_TELLING
    }

    /// Text that should be an indicator.
    private record Candidate(String name, Set<Kind> kinds, String text) {

        /// How telling the field is by its name, the most telling 0.
        int rank() {
            String normal = FieldNames.normal(name.substring(name.lastIndexOf('.') + 1));
            if (normal.contains("url") || normal.contains("uri") || isHash(normal)) {
                return 1;
            }
            boolean domain = normal.contains("domain") || normal.contains("fqdn");
            boolean address = normal.contains("ip") || normal.contains("addr");
            boolean host = normal.contains("host");
            return domain ? 2 : address && !host ? 3 : host ? 4 : normal.contains("mail") ? 2 : 0;
        }

        private static boolean isHash(String name) {
            return name.contains("md5") || name.contains("sha") || name.contains("hash");
        }
    }

    private final List<Candidate> candidates = new ArrayList<>();
    private final Context.Builder context;
    private final Choice choice;
    private final List<Candidate> others = new ArrayList<>();
    private String rangeEnd = "";
    private String prefixLength = "";
    private String type = "";

    /// @param inherited what holds for the record from around it
    public FieldRecord(Context inherited, Choice choice) {
        context = inherited.toBuilder();
        this.choice = choice;
    }

    /// Takes a field whose role is known.
    public void add(Field as, String text) {
        add(as.source(), as.role(), as.kinds(), text);
    }

    /// Takes a field.
    ///
    /// @param name the document's own
    /// @param kinds of an indicator; none for any
    public void add(String name, FieldRole role, Set<Kind> kinds, String text) {
        if (EMPTY.contains(text.length() > 8 ? text : text.strip().toLowerCase(Locale.ROOT))) {
            return;
        }
        switch (role) {
            case INDICATOR -> candidates.add(new Candidate(name, kinds, text));
            case RANGE_END -> rangeEnd = text;
            case PREFIX_LENGTH -> prefixLength = text.strip();
            case PORT -> ports(text);
            case FIRST_SEEN -> time(name, text).ifPresent(context::firstSeen);
            case LAST_SEEN -> time(name, text).ifPresent(context::lastSeen);
            case VALID_UNTIL -> time(name, text).ifPresent(context::validUntil);
            case CONFIDENCE -> confidence(name, text);
            case THREAT -> list(text).forEach(context::threat);
            case ACTOR -> list(text).forEach(context::actor);
            case CATEGORY -> list(text).forEach(this::category);
            case TAG -> list(text).forEach(this::tag);
            case TLP -> Tlp.parse(text).ifPresentOrElse(context::tlp, () -> context.tag(text));
            case DESCRIPTION -> context.description(text);
            case REFERENCE -> references(text.strip());
            case SOURCE_ID -> context.sourceId(text);
            case OTHER -> {
                type = name.equalsIgnoreCase("type") ? text.strip() : type;
                other(name, text);
            }
            case IGNORED -> {}
        }
    }

    /// Where no field is named like an indicator, one that looks like it will do.
    private void other(String name, String text) {
        if (others.size() < MAX_OTHERS) {
            others.add(new Candidate(name, Set.of(), text));
        }
        context.other(name, text);
    }

    private static Stream<String> list(String text) {
        String stripped = text.strip();
        return isOne(stripped) ? Stream.of(stripped) : LIST.splitAsStream(stripped).limit(MAX_LIST);
    }

    /// Nearly all are, and to split them takes longer than to read the record.
    private static boolean isOne(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (",;|\r\n".indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private void references(String text) {
        if (text.lastIndexOf("://") == text.indexOf("://")) {
            context.reference(text);
        } else {
            BETWEEN_URLS.splitAsStream(text).forEach(context::reference);
        }
    }

    private void category(String category) {
        if (HARMLESS.contains(category.toLowerCase(Locale.ROOT))) {
            context.use(Context.Use.INFORMATION);
        }
        context.category(category);
    }

    private void tag(String tag) {
        if (tag.regionMatches(true, 0, "tlp:", 0, 4)) {
            Tlp.parse(tag).ifPresent(context::tlp);
        }
        context.tag(tag);
    }

    private void ports(String text) {
        for (String port : WORDS.split(text.strip())) {
            if (port.matches("[0-9]{1,5}")) {
                context.port(Integer.parseInt(port));
            }
        }
    }

    private Optional<Instant> time(String name, String text) {
        Optional<Instant> time = Times.parse(text);
        if (time.isEmpty()) {
            context.other(name, text);
        }
        return time;
    }

    private void confidence(String name, String text) {
        Confidence.parse(text)
                .ifPresentOrElse(context::confidence, () -> context.other(name, text));
    }

    /// Returns what was collected beside indicators.
    public Context context() {
        return context.build();
    }

    /// Returns whether there is any field that should be an indicator.
    public boolean hasIndicator() {
        return !candidates.isEmpty();
    }

    /// Gives what was collected to the sink, or refuses it.
    ///
    /// @param excerpt of the record, for refusals
    public void emit(Reading reading, Position at, String excerpt) throws FeedException {
        if (candidates.isEmpty() && choice == Choice.MOST_TELLING) {
            others.removeIf(other -> Guess.indicator(other.text()).isEmpty());
            candidates.addAll(others);
        }
        if (candidates.isEmpty()) {
            reading.refuse(at, "no indicator in the record", excerpt);
            return;
        }
        List<Candidate> chosen = chosen();
        file(reading, chosen).ifPresent(context::group);
        Context built = context.build();
        for (Candidate candidate : chosen) {
            emit(reading, place(at, candidate), candidate, built);
        }
    }

    private List<Candidate> chosen() {
        if (choice == Choice.ALL || candidates.size() == 1) {
            return candidates;
        }
        int best = candidates.stream().mapToInt(Candidate::rank).min().orElse(0);
        var chosen = new ArrayList<Candidate>();
        for (Candidate candidate : candidates) {
            if (candidate.rank() == best) {
                chosen.add(candidate);
            } else {
                context.other(candidate.name(), candidate.text());
            }
        }
        return chosen;
    }

    /// Several hashes, each of another kind, are those of one file, which its longest names in
    /// every document.
    private static Optional<String> file(Reading reading, List<Candidate> chosen) {
        var hashes = new EnumMap<Kind, String>(Kind.class);
        for (Candidate candidate : chosen.size() > 1 ? chosen : List.<Candidate>of()) {
            if (reading.parse(candidate.text(), Set.of()) instanceof Parsed(FileHash hash)
                    && hashes.put(hash.kind(), hash.canonical()) != null) {
                return Optional.empty();
            }
        }
        return hashes.size() < 2
                ? Optional.empty()
                : hashes.values().stream().max(Comparator.comparingInt(String::length));
    }

    private static Position place(Position at, Candidate candidate) {
        return at.where().isEmpty() ? new Position(at.record(), at.line(), candidate.name()) : at;
    }

    private void emit(Reading reading, Position at, Candidate candidate, Context built)
            throws FeedException {
        String text = unguarded(candidate.text().strip());
        if (candidate.name().equalsIgnoreCase("indicator")) {
            text = typed(text, type);
        }
        List<Indicator> networks = networks(text);
        if (!networks.isEmpty()) {
            for (Indicator network : networks) {
                reading.accept(at, text, network, built);
            }
            return;
        }
        switch (reading.parse(text, candidate.kinds())) {
            case Parsed(Indicator indicator) -> reading.accept(at, text, indicator, built);
            case Refused(String reason) -> several(reading, at, candidate, reason, built);
        }
    }

    /// Tables that are safe to open in a spreadsheet put an apostrophe before what it would reckon.
    private static String unguarded(String text) {
        boolean guarded = text.length() > 1 && text.charAt(0) == '\'';
        return guarded && "=+-@".indexOf(text.charAt(1)) >= 0 ? text.substring(1) : text;
    }

    /// Returns the text of an indicator as we read it anywhere. Beside a type we write an exact
    /// host name without its mark, so that others can use it.
    public static String typed(String text, String type) {
        boolean host = type.equals(Kind.HOST.code()) && !text.startsWith("=");
        return host ? "=" + text : text;
    }

    private List<Indicator> networks(String start) {
        if (!rangeEnd.isEmpty()) {
            return AddressRange.of(start, rangeEnd).map(AddressRange::networks).orElse(List.of());
        }
        if (prefixLength.matches("/?[0-9]{1,3}") && start.indexOf('/') < 0) {
            String written = start + "/" + prefixLength.replace("/", "");
            return io.tipstaff.indicator.IndicatorParser.parse(written)
                            instanceof Parsed(Indicator network)
                    ? List.of(network)
                    : List.of();
        }
        return List.of();
    }

    /// A field may list several; it is refused as a whole unless each of them is an indicator.
    private static void several(
            Reading reading, Position at, Candidate candidate, String reason, Context built)
            throws FeedException {
        String[] words = WORDS.split(candidate.text().strip(), MAX_LIST + 1);
        var found = new ArrayList<Indicator>();
        for (String word : words) {
            ParseResult result = reading.parse(word, candidate.kinds());
            if (!(result instanceof Parsed(Indicator indicator))) {
                reading.refuse(at, reason, candidate.text());
                return;
            }
            found.add(indicator);
        }
        for (int i = 0; i < words.length; i++) {
            reading.accept(at, words[i], found.get(i), built);
        }
    }
}
