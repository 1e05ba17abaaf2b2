package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.Authentication;
import io.tipstaff.portal.feeds.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A connection as the database keeps it.
final class ConnectionJson {

    private static final JsonMapper JSON = new JsonMapper();

    private ConnectionJson() {}

    static String write(Connection connection) {
        ObjectNode node = JSON.createObjectNode();
        node.put("authentication", connection.authentication().code());
        node.put("account", connection.account());
        node.put("direct", connection.direct());
        node.put("authority", connection.authority());
        if (connection.maxBytes() != null) {
            node.put("max_bytes", connection.maxBytes());
        }
        if (connection.expectEvery() != null) {
            node.put("expect_minutes", connection.expectEvery().toMinutes());
        }
        ObjectNode options = node.putObject("options");
        connection.options().forEach(options::put);
        return node.toString();
    }

    static Connection read(String json) {
        JsonNode node = JSON.readTree(json);
        Map<String, String> options = new HashMap<>();
        node.path("options")
                .propertyStream()
                .forEach(one -> options.put(one.getKey(), one.getValue().asString("")));
        return new Connection(
                Authentication.ofCode(node.path("authentication").asString("none")),
                node.path("account").asString(""),
                node.path("direct").asBoolean(false),
                node.path("authority").asString(""),
                node.has("max_bytes") ? node.path("max_bytes").asLong() : null,
                node.has("expect_minutes")
                        ? Duration.ofMinutes(node.path("expect_minutes").asLong())
                        : null,
                options);
    }
}
