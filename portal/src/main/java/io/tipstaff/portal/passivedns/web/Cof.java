package io.tipstaff.portal.passivedns.web;

import io.tipstaff.portal.passivedns.Resolution;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Writes resolutions in the common output format, one JSON object a line
/// (draft-dulaunoy-dnsop-passive-dns-cof).
final class Cof {

    static final String TYPE = "application/x-ndjson";

    private static final JsonMapper JSON = new JsonMapper();

    private Cof() {}

    static void write(Resolution resolution, OutputStream out) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("rrname", resolution.name());
        line.put("rrtype", resolution.type());
        line.put("rdata", resolution.data());
        line.put("time_first", resolution.first().getEpochSecond());
        line.put("time_last", resolution.last().getEpochSecond());
        line.put("count", resolution.count());
        if (!resolution.sensor().isEmpty()) {
            line.put("sensor_id", resolution.sensor());
        }
        try {
            out.write(JSON.writeValueAsString(line).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
