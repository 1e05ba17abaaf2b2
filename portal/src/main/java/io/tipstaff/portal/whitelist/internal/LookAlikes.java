package io.tipstaff.portal.whitelist.internal;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.EmailAddress;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Names;
import io.tipstaff.indicator.Url;
import java.net.IDN;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds names that are made to be taken for a listed one. Immutable once built.
///
/// A label of the name is compared with the first label of each listed name: whether it is the same
/// for the eye (digits and letters of other scripts that look alike), one letter off, or the same
/// word under another domain.
final class LookAlikes {

    /// A list of more names is no list of brands, and everything would look like something.
    private static final int MOST_NAMES = 5_000;

    /// Shorter labels are like many words.
    private static final int SHORTEST = 5;

    private static final int SHORTEST_ONE_OFF = 6;
    private static final Pattern WORDS = Pattern.compile("[.-]");

    /// Letters of other scripts, and digits, that are taken for a Latin letter.
    private static final Map<Character, Character> TAKEN_FOR = takenFor();

    private final Set<String> names = new HashSet<>();
    private int longest;
    private final Map<String, String> bySkeleton = new HashMap<>();
    private final Map<String, String> byOneOff = new HashMap<>();

    private static Map<Character, Character> takenFor() {
        String from =
                "013457\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u04bb\u0501\u03bf\u03b1\u0131\u00e0\u00e1\u00e4\u00e8\u00e9\u00ed\u00f3\u00f6\u00fa\u00fc";
        String to = "oleast" + "aeopcyxisjhdoaiaaaeeioouu";
        Map<Character, Character> takenFor = new HashMap<>();
        for (int i = 0; i < from.length(); i++) {
            takenFor.put(from.charAt(i), to.charAt(i));
        }
        return takenFor;
    }

    /// Says whether the names of a list are protected.
    static boolean takes(WarningList list) {
        return list.holdsNames() && list.entries() <= MOST_NAMES;
    }

    /// Says whether the other one has the same names.
    boolean protectsSame(LookAlikes other) {
        return names.equals(other.names);
    }

    /// Adds a listed name; what has no label long enough is passed over.
    void add(String name) {
        String label = name.substring(0, Math.max(0, name.indexOf('.')));
        if (label.length() < SHORTEST || Names.registrable(name).filter(name::equals).isEmpty()) {
            return;
        }
        names.add(name);
        longest = Math.max(longest, label.length());
        bySkeleton.putIfAbsent(skeleton(label), name);
        if (label.length() >= SHORTEST_ONE_OFF) {
            oneLess(label).forEach(shorter -> byOneOff.putIfAbsent(shorter, name));
            byOneOff.putIfAbsent(label, name);
        }
    }

    /// Finds the listed name that the name in an indicator is made to be taken for.
    Optional<String> find(Indicator indicator) {
        return switch (indicator) {
            case DomainName(String name) -> find(name);
            case HostName(String name) -> find(name);
            case Url url -> find(url.host());
            case EmailAddress mail -> find(mail.domain());
            default -> Optional.empty();
        };
    }

    /// Finds the listed name that a host's name is made to be taken for.
    Optional<String> find(String host) {
        Optional<String> registrable = Names.registrable(host);
        if (registrable.isEmpty() || names.contains(registrable.get())) {
            return Optional.empty();
        }
        String suffix = registrable.get().substring(registrable.get().indexOf('.'));
        String own = host.substring(0, host.length() - suffix.length());
        return Arrays.stream(WORDS.split(unicode(own)))
                .map(this::word)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> word(String word) {
        if (word.length() < SHORTEST || word.length() > longest + 1) {
            return Optional.empty();
        }
        String same = bySkeleton.get(skeleton(word));
        return same != null || word.length() < SHORTEST_ONE_OFF
                ? Optional.ofNullable(same)
                : oneOff(word);
    }

    /// One letter more, less, other, or two that changed places.
    private Optional<String> oneOff(String word) {
        String found = byOneOff.get(word);
        for (String shorter : oneLess(word)) {
            found = found == null ? byOneOff.get(shorter) : found;
        }
        return Optional.ofNullable(found);
    }

    private static Set<String> oneLess(String word) {
        Set<String> shorter = new HashSet<>();
        for (int i = 0; i < word.length(); i++) {
            shorter.add(word.substring(0, i) + word.substring(i + 1));
        }
        return shorter;
    }

    private static String unicode(String name) {
        return name.contains("xn--") ? IDN.toUnicode(name).toLowerCase(Locale.ROOT) : name;
    }

    private static String skeleton(String word) {
        var skeleton = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            skeleton.append(TAKEN_FOR.getOrDefault(c, c).charValue());
        }
        return skeleton.toString().replace("rn", "m").replace("vv", "w");
    }
}
