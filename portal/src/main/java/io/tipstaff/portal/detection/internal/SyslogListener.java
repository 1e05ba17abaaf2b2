package io.tipstaff.portal.detection.internal;

import io.tipstaff.exchange.event.SyslogFraming;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.detection.EventSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Takes events by syslog over TCP (RFC 6587, both framings), a virtual thread a connection.
///
/// A sender that no event source names belongs to the centre's own agency, under its address.
@Component
class SyslogListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SyslogListener.class);
    private static final int MAX_CONNECTIONS = 2000;

    /// Longer events are cut; RFC 5424 asks receivers for 2,048 octets at least.
    private static final int MAX_EVENT = 1 << 20;

    private static final int BATCH = 1 << 16;

    private final JdbcEventSources sources;
    private final OperatorAgency operator;
    private final EventPipeline pipeline;
    private final String address;
    private final int port;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Semaphore free = new Semaphore(MAX_CONNECTIONS);
    private volatile String where = "not listening";
    private volatile boolean running;
    private ServerSocket server = new ServerSocket();

    SyslogListener(
            JdbcEventSources sources,
            OperatorAgency operator,
            EventPipeline pipeline,
            @Value("${tipstaff.syslog.address:127.0.0.1}") String address,
            @Value("${tipstaff.syslog.port:5514}") int port)
            throws IOException {
        this.sources = sources;
        this.operator = operator;
        this.pipeline = pipeline;
        this.address = address;
        this.port = port;
    }

    /// Returns where events are taken, such as `127.0.0.1:5514`, or why they are not.
    String where() {
        return where;
    }

    /// Returns the address that is listened on, as it was configured.
    String host() {
        return address;
    }

    /// Returns the port that is listened on, -1 if none is.
    int port() {
        return running ? server.getLocalPort() : -1;
    }

    @Override
    public void start() {
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(address, port));
        } catch (IOException taken) {
            where = address + ":" + port + " is not to be had: " + taken.getMessage();
            LOG.warn("no syslog: {}", where);
            return;
        }
        running = true;
        where = address + ":" + server.getLocalPort();
        Thread.ofVirtual().name("syslog").start(this::accept);
    }

    private void accept() {
        while (running) {
            try {
                free.acquire();
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual()
                        .name("syslog-" + connection.getRemoteSocketAddress())
                        .start(() -> serve(connection));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException failed) {
                free.release();
                if (running) {
                    LOG.warn("taking a syslog connection failed", failed);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            read(connection);
        } catch (IOException broken) {
            LOG.debug("the syslog connection {} broke", connection, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) { // the thread's top
            LOG.warn("the syslog connection {} failed", connection, failed);
        } finally {
            connections.remove(connection);
            free.release();
        }
    }

    /// Sends events on in batches: what has arrived together is matched together.
    private void read(Socket connection) throws IOException, InterruptedException {
        InetAddress sender = connection.getInetAddress();
        var messages = new SyslogFraming(connection.getInputStream(), MAX_EVENT);
        var batch = new ByteArrayOutputStream(BATCH);
        long taken = 0;
        for (byte[] message = messages.next(); message != null; message = messages.next()) {
            put(message, batch);
            if (batch.size() >= BATCH || messages.isDrained()) {
                taken += send(sender, batch, taken);
            }
        }
        send(sender, batch, taken);
    }

    /// Adds an event as a line; an event that is counted in octets may hold line ends itself.
    private static void put(byte[] message, ByteArrayOutputStream batch) {
        for (byte octet : message) {
            batch.write(octet == '\n' || octet == '\r' ? ' ' : octet);
        }
        batch.write('\n');
    }

    /// Sends the events of a batch on, and returns how many they were.
    private long send(InetAddress sender, ByteArrayOutputStream batch, long lineBase)
            throws InterruptedException {
        if (batch.size() == 0) {
            return 0;
        }
        EventBatch events = batch(sender, lineBase, batch.toByteArray());
        batch.reset();
        var _ =
                pipeline.offer(
                        events); // who sends by syslog waits for no answer; the pipeline logs what
        // fails
        return events.lines();
    }

    private EventBatch batch(InetAddress sender, long lineBase, byte[] complete) {
        Optional<EventSource> source = AgencyScope.everyAgency().call(() -> sources.of(sender));
        UUID agency = source.map(EventSource::agency).orElseGet(operator::id);
        String name =
                source.map(EventSource::name).orElseGet(() -> "syslog " + sender.getHostAddress());
        return new EventBatch(agency, name, sender, null, lineBase, complete, complete.length);
    }

    @Override
    public void stop() {
        running = false;
        where = "not listening";
        closeQuietly(server);
        connections.forEach(SyslogListener::closeQuietly);
        try {
            // What the connections had read goes to the pipeline before it stops.
            if (free.tryAcquire(
                    MAX_CONNECTIONS - 1,
                    Duration.ofSeconds(2).toMillis(),
                    java.util.concurrent.TimeUnit.MILLISECONDS)) {
                free.release(MAX_CONNECTIONS - 1);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(java.io.Closeable socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            LOG.debug("closing {} failed", socket, gone);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
