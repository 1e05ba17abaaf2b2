package io.tipstaff.portal.fetch;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A web server on this machine that answers as a test wants, and remembers what it was asked.
public final class WebServer implements AutoCloseable {

    /// What was asked.
    ///
    /// @param target path with query
    public record Asked(String method, String target, Headers headers, String body) {

        /// Returns a header, or an empty text.
        public String header(String name) {
            return Optional.ofNullable(headers.getFirst(name)).orElse("");
        }
    }

    /// What is answered.
    public record Answer(int status, Map<String, String> headers, ByteBuffer body) {

        public Answer(int status, Map<String, String> headers, byte[] body) {
            this(status, headers, ByteBuffer.wrap(body));
        }

        /// A document.
        public static Answer of(String body, Map<String, String> headers) {
            return new Answer(200, headers, body.getBytes(StandardCharsets.UTF_8));
        }

        /// A document without special headers.
        public static Answer of(String body) {
            return of(body, Map.of());
        }

        /// No document.
        public static Answer status(int status, Map<String, String> headers) {
            return new Answer(status, headers, new byte[0]);
        }
    }

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public WebServer(Function<Asked, Answer> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    private void answer(HttpExchange exchange, Function<Asked, Answer> answers) throws IOException {
        try (exchange) {
            var one =
                    new Asked(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            exchange.getRequestHeaders(),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            asked.add(one);
            Answer answer = answers.apply(one);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(
                    answer.status(),
                    answer.body().remaining() == 0 ? -1 : answer.body().remaining());
            exchange.getResponseBody().write(answer.body().array());
        }
    }

    /// Returns what was asked up to now.
    public List<Asked> asked() {
        return asked;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// Returns an address of this server.
    public String address(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
