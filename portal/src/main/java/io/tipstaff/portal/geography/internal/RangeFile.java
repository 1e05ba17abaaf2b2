package io.tipstaff.portal.geography.internal;

import io.tipstaff.portal.geography.AutonomousSystem;
import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.geography.GeographyDatabase.Tells;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A table of ranges as ip-location-db writes them: `first,last,COUNTRY` or
/// `first,last,number,"name"` a line, sorted or not, IPv4 and IPv6.
final class RangeFile implements GeographyFile {

    private static final int LONGEST_LINE = 4096;
    private static final long LARGEST_SYSTEM = 0xFFFF_FFFFL;

    private final RangeTable v4 = new RangeTable();
    private final RangeTable v6 = new RangeTable();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();
    private final Set<Tells> tells = EnumSet.noneOf(Tells.class);
    private final Map<Country, Long> sizes = new TreeMap<>();

    private RangeFile() {}

    /// Reads a file.
    ///
    /// @throws IOException with the line that is none
    static RangeFile read(Path path) throws IOException {
        var file = new RangeFile();
        try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    file.add(line, number);
                }
            }
        }
        if (file.tells.isEmpty()) {
            throw new IOException("it tells neither a country nor an AS");
        }
        file.known.clear();
        file.v4.sort();
        file.v6.sort();
        return file;
    }

    private void add(String line, long number) throws IOException {
        int first = line.indexOf(',');
        int second = line.indexOf(',', first + 1);
        if (first < 0 || second < 0 || line.length() > LONGEST_LINE) {
            throw new IOException(
                    "line " + number + " is not first,last,country or first,last,number,name");
        }
        try {
            InetAddress from = InetAddress.ofLiteral(line.substring(0, first).strip());
            InetAddress to = InetAddress.ofLiteral(line.substring(first + 1, second).strip());
            int entry = known.computeIfAbsent(line.substring(second + 1), this::entry);
            add(from, to, entry);
        } catch (IllegalArgumentException wrong) {
            throw new IOException("line " + number + ": " + wrong.getMessage(), wrong);
        }
    }

    private void add(InetAddress from, InetAddress to, int entry) {
        ByteBuffer first = ByteBuffer.wrap(from.getAddress());
        ByteBuffer last = ByteBuffer.wrap(to.getAddress());
        if (first.capacity() != last.capacity()) {
            throw new IllegalArgumentException("from IPv4 to IPv6");
        }
        if (first.capacity() == 4) {
            long begin = Integer.toUnsignedLong(first.getInt());
            long end = Integer.toUnsignedLong(last.getInt());
            v4.add(0, begin, 0, end, entry);
            Country country = entries.get(entry).country();
            if (country != null) {
                sizes.merge(country, end - begin + 1, Long::sum);
            }
        } else {
            v6.add(first.getLong(), first.getLong(), last.getLong(), last.getLong(), entry);
        }
    }

    private int entry(String rest) {
        int comma = rest.indexOf(',');
        String head = unquoted(comma < 0 ? rest : rest.substring(0, comma));
        long system = systemNumber(head);
        Entry entry;
        if (system > 0) {
            tells.add(Tells.SYSTEM);
            String name = comma < 0 ? "" : unquoted(rest.substring(comma + 1));
            entry = new Entry(null, new AutonomousSystem(system, name));
        } else {
            Country country = Country.of(head).orElse(null);
            entry = new Entry(country, null);
            if (country != null) {
                tells.add(Tells.COUNTRY);
            }
        }
        entries.add(entry);
        return entries.size() - 1;
    }

    private static String unquoted(String field) {
        String bare = field.strip();
        return bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1).replace("\"\"", "\"")
                : bare;
    }

    /// Reads `13335` and `AS13335`; 0 if it is neither.
    static long systemNumber(String text) {
        String digits = text.regionMatches(true, 0, "AS", 0, 2) ? text.substring(2) : text;
        if (digits.isEmpty()
                || digits.length() > 10
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        return checked(Long.parseLong(digits));
    }

    static long checked(long number) {
        return number < 1 || number > LARGEST_SYSTEM ? 0 : number;
    }

    @Override
    public Entry find(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        int found =
                bytes.capacity() == 4
                        ? v4.find(0, Integer.toUnsignedLong(bytes.getInt()))
                        : v6.find(bytes.getLong(), bytes.getLong());
        return found < 0 ? Entry.NONE : entries.get(found);
    }

    @Override
    public Set<Tells> tells() {
        return tells;
    }

    @Override
    public Map<Country, Long> sizes() {
        return sizes;
    }

    @Override
    public String type() {
        return "ranges (CSV)";
    }

    @Override
    public @Nullable Instant builtAt() {
        return null;
    }
}
