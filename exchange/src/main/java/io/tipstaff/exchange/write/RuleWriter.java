package io.tipstaff.exchange.write;

import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.Endpoint;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.Url;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32C;

/// Rules for an intrusion detection system, one an indicator. A rule keeps its number as long as
/// the indicator is in the feed.
abstract class RuleWriter extends LineWriter {

    /// Numbers above these belong to nobody else.
    private static final int FIRST_NUMBER = 1_000_000_000;

    private static final int NUMBERS = 1 << 29;
    private static final String PLAIN =
            "abcdefghijklmnopqrstuvwxyz0123456789-._/~%=&?+,@!*'()[]#$^{}<> ";

    private final String title;
    private final Set<Integer> numbers = new HashSet<>();

    RuleWriter(OutputStream out, DocumentInfo info) throws IOException {
        super(out);
        this.title = oneLine(info.title());
        line("# ", title, ", ", info.created().toString());
    }

    @Override
    public final void write(FeedRecord record) throws IOException {
        String tail = tail(record);
        switch (record.indicator()) {
            case IpAddress address -> line(address(address.canonical(), tail));
            case IpNetwork network -> line(address(network.canonical(), tail));
            case Endpoint(IpAddress address, int port) ->
                    line(endpoint(address.canonical(), port, tail));
            case DomainName(String name) -> line(domain(name, tail));
            case HostName(String name) -> line(host(name, tail));
            case Url url -> line(url(url.host(), url.path(), tail));
            default -> {}
        }
    }

    abstract String address(String address, String tail);

    abstract String endpoint(String address, int port, String tail);

    abstract String domain(String name, String tail);

    abstract String host(String name, String tail);

    abstract String url(String host, String path, String tail);

    /// Returns the start of a rule's options.
    final String message(String tail, String options) {
        return String.format(Locale.ROOT, "(msg:\"%s\"; %s%s)", text(title), options, tail);
    }

    private String tail(FeedRecord record) {
        String about = text(about(record)).replace(',', ' ');
        return (about.isEmpty() ? "" : "metadata:about " + about + "; ")
                + "sid:"
                + number(record.indicator().canonical())
                + "; rev:1;";
    }

    private int number(String canonical) {
        var crc = new CRC32C();
        crc.update(canonical.getBytes(StandardCharsets.UTF_8));
        int number = FIRST_NUMBER + (int) (crc.getValue() % NUMBERS);
        while (!numbers.add(number)) {
            number = FIRST_NUMBER + (number - FIRST_NUMBER + 1) % NUMBERS;
        }
        return number;
    }

    /// Text in which nothing can end the option that it stands in.
    private static String text(String text) {
        return text.replaceAll("[\"\\\\;:|]", " ");
    }

    /// Bytes for a `content`: whatever might mean something to the parser is written as hex.
    static String content(String text) {
        var content = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xFF);
            if (c < 128 && PLAIN.indexOf(Character.toLowerCase(c)) >= 0) {
                content.append(c);
            } else {
                content.append('|').append(HexFormat.of().toHexDigits(one)).append('|');
            }
        }
        return content.toString();
    }
}
