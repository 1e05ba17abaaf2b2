package io.tipstaff.portal.detection.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Sends a stream of invented events to our own syslog port, some of which name demo indicators.
///
/// They take the way of all events: over TCP, through the matcher, onto the page.
@Component
@ConditionalOnBooleanProperty("tipstaff.demo")
class DemoEvents {

    private static final Logger LOG = LoggerFactory.getLogger(DemoEvents.class);
    private static final int EVENTS = 20;

    /// One batch in this many names an indicator: about one detection every half minute.
    private static final int ONE_IN = 6;

    private final SyslogListener listener;
    private final List<String> indicators;
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    DemoEvents(SyslogListener listener) {
        this.listener = listener;
        this.indicators = read();
    }

    private static List<String> read() {
        try (InputStream in = DemoEvents.class.getResourceAsStream("/demo/botnet-c2.csv")) {
            if (in == null) {
                return List.of();
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(".example") || line.startsWith("192."))
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the demo feed", failed);
        }
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
    void send() {
        int port = listener.port();
        if (port < 0 || indicators.isEmpty()) {
            return;
        }
        int hit = random.nextInt(ONE_IN) == 0 ? random.nextInt(EVENTS) : -1;
        var events = new StringBuilder();
        for (int i = 0; i < EVENTS; i++) {
            events.append(
                            i == hit
                                    ? event(indicators.get(random.nextInt(indicators.size())))
                                    : event(harmless()))
                    .append('\n');
        }
        try (var socket = new Socket(InetAddress.getByName(listener.host()), port)) {
            socket.getOutputStream().write(events.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            LOG.debug("no demo events this time", failed);
        }
    }

    private String harmless() {
        return "http://www" + random.nextInt(40) + ".intranet.example/page/" + random.nextInt(1000);
    }

    private String event(String destination) {
        String url = destination.contains("/") ? destination : "https://" + destination + "/";
        String client = "10.20." + random.nextInt(8) + "." + (1 + random.nextInt(250));
        return "<134>1 %s proxy1.intranet.example squid %d - - client=%s method=GET url=\"%s\" status=200 bytes=%d"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        1000 + random.nextInt(200),
                        client,
                        url,
                        200 + random.nextInt(90_000));
    }
}
