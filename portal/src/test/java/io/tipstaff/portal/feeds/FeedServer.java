package io.tipstaff.portal.feeds;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// A web server on this machine that publishes one document with an entity tag.
final class FeedServer implements AutoCloseable {

    private static final String TAG = "\"v1\"";

    private final HttpServer server;

    FeedServer(String document) throws IOException {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/feed.txt",
                exchange -> {
                    boolean known =
                            TAG.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
                    exchange.getResponseHeaders().set("ETag", TAG);
                    exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : bytes.length);
                    if (!known) {
                        exchange.getResponseBody().write(bytes);
                    }
                    exchange.close();
                });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/feed.txt";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
