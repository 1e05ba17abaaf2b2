package io.tipstaff.benchmarks;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IpNetwork;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Log lines of five products in turn: a web proxy, a firewall in CEF, DNS, syslog, and JSON of a
/// sensor. Of a thousand lines one names an indicator; one in a hundred visits a host that has bad
/// URLs.
final class LogMix {

    private static final int HOSTS = 50_000;

    private final Dice dice;
    private final long indicators;
    private final String[] hosts = new String[HOSTS];
    private final String[] servers = new String[HOSTS];
    private long second = 1_790_000_000L;

    /// @param indicators how many there are to take hits from
    LogMix(long seed, long indicators) {
        this.dice = new Dice(seed);
        this.indicators = indicators;
        var names = new Dice(seed ^ 0x5555);
        for (int i = 0; i < HOSTS; i++) {
            hosts[i] = Words.harmlessHost(names);
            servers[i] = Words.publicAddress(names);
        }
    }

    /// Writes whole lines until there are this many bytes.
    void write(OutputStream out, long bytes) throws IOException {
        long written = 0;
        while (written < bytes) {
            byte[] line = line().getBytes(StandardCharsets.US_ASCII);
            out.write(line);
            written += line.length;
        }
    }

    private String line() {
        second += dice.below(3) == 0 ? 1 : 0;
        String hit = dice.oneIn(1000) ? hit() : "";
        return switch (dice.below(5)) {
            case 0 -> proxy(hit);
            case 1 -> firewall(hit);
            case 2 -> dns(hit);
            case 3 -> syslog(hit);
            default -> sensor(hit);
        };
    }

    private String hit() {
        Indicator indicator = IndicatorMix.indicator((dice.next() >>> 1) % indicators);
        if (indicator instanceof IpNetwork network) {
            return network.first().canonical();
        }
        return indicator instanceof DomainName domain && dice.oneIn(2)
                ? "www." + domain.name()
                : indicator.canonical();
    }

    /// Popular hosts come more often than others.
    private String host() {
        if (dice.oneIn(100)) {
            return IndicatorMix.anySharedHost(dice);
        }
        return hosts[dice.below(1 + dice.below(HOSTS))];
    }

    private String server() {
        return servers[dice.below(1 + dice.below(HOSTS))];
    }

    private String orElse(String hit, String usual) {
        return hit.isEmpty() ? usual : hit;
    }

    private String time() {
        long minute = second / 60;
        return "2026-11-"
                + (10 + minute / 1440 % 20)
                + "T"
                + two(minute / 60 % 24)
                + ":"
                + two(minute % 60)
                + ":"
                + two(second % 60);
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : "" + number;
    }

    private String proxy(String hit) {
        return second
                + "."
                + (100 + dice.below(900))
                + " "
                + dice.below(9000)
                + " "
                + Words.privateAddress(dice)
                + " TCP_MISS/"
                + dice.any("200", "304", "404")
                + " "
                + dice.below(90_000)
                + " GET http://"
                + orElse(hit, host() + Words.path(dice))
                + " user"
                + dice.below(5000)
                + " HIER_DIRECT/"
                + server()
                + " "
                + dice.any("text/html", "image/png", "application/javascript")
                + " \"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1"
                + (20 + dice.below(20))
                + ".0.0.0 Safari/537.36\"\n";
    }

    private String firewall(String hit) {
        return "<134>"
                + time()
                + "Z fw"
                + dice.below(9)
                + " CEF:0|Vendor|Firewall|10.1|TRAFFIC|"
                + dice.any("allow", "deny")
                + "|3|rt="
                + second
                + "000 src="
                + Words.privateAddress(dice)
                + " spt="
                + (1024 + dice.below(60_000))
                + " dst="
                + orElse(hit, server())
                + " dpt="
                + dice.any("443", "80", "53", "22", "8080")
                + " proto=TCP act=allow in="
                + dice.below(100_000)
                + " out="
                + dice.below(100_000)
                + " cs1Label=Rule cs1=outbound-default deviceInboundInterface=eth1 externalId="
                + dice.below(1 << 30)
                + "\n";
    }

    private String dns(String hit) {
        return time()
                + "."
                + (100 + dice.below(900))
                + "Z resolver named["
                + dice.below(9999)
                + "]: client @0x7f"
                + dice.hex(10)
                + " "
                + Words.privateAddress(dice)
                + "#"
                + (1024 + dice.below(60_000))
                + " ("
                + host()
                + "): query: "
                + orElse(hit, host())
                + " IN "
                + dice.any("A", "A", "AAAA", "HTTPS")
                + " +E(0)K (10.0.0.53)\n";
    }

    private String syslog(String hit) {
        return "Nov "
                + (10 + dice.below(20))
                + " "
                + time().substring(11)
                + " srv"
                + dice.below(200)
                + " "
                + dice.any("sshd", "cron", "postfix/smtpd", "systemd")
                + "["
                + dice.below(30_000)
                + "]: "
                + dice.any(
                        "Accepted publickey for ",
                        "Failed password for ",
                        "session opened for user ")
                + "user"
                + dice.below(5000)
                + " from "
                + orElse(hit, server())
                + " port "
                + (1024 + dice.below(60_000))
                + " ssh2: RSA SHA256:"
                + dice.base64(43)
                + "\n";
    }

    private String sensor(String hit) {
        return "{\"timestamp\":\""
                + time()
                + ".123456+0000\",\"flow_id\":"
                + (dice.next() >>> 12)
                + ",\"in_iface\":\"eth0\",\"event_type\":\"fileinfo\",\"src_ip\":\""
                + server()
                + "\",\"src_port\":443,\"dest_ip\":\""
                + Words.privateAddress(dice)
                + "\",\"dest_port\":"
                + (1024 + dice.below(60_000))
                + ",\"proto\":\"TCP\",\"http\":{\"hostname\":\""
                + host()
                + "\",\"url\":\""
                + Words.path(dice)
                + "\",\"http_method\":\"GET\",\"status\":200},\"fileinfo\":{\"md5\":\""
                + orElse(hit, dice.hex(32))
                + "\",\"size\":"
                + dice.below(1 << 24)
                + "}}\n";
    }
}
