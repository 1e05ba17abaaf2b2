package io.tipstaff.portal.geography.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes the smallest database in MaxMind's format that tells two things apart: one node, IPv4,
/// records of 24 bits. (MaxMind DB File Format Specification, version 2.0.)
public final class TinyMmdb {

    private static final int NODES = 1;
    private static final int SEPARATOR = 16;

    private TinyMmdb() {}

    /// Returns a file whose lower half of IPv4 is the first record and whose upper half the second.
    public static byte[] of(Map<String, Object> lower, Map<String, Object> upper) {
        byte[] first = encoded(lower);
        byte[] second = encoded(upper);
        var file = new ByteArrayOutputStream();
        number(file, NODES + SEPARATOR, 3);
        number(file, NODES + SEPARATOR + first.length, 3);
        file.writeBytes(new byte[SEPARATOR]);
        file.writeBytes(first);
        file.writeBytes(second);
        file.writeBytes(new byte[] {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF});
        file.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(
                encoded(
                        Map.of(
                                "binary_format_major_version",
                                2,
                                "binary_format_minor_version",
                                0,
                                "build_epoch",
                                1_780_000_000L,
                                "database_type",
                                "Tiny-Test",
                                "description",
                                Map.of("en", "for tests"),
                                "ip_version",
                                4,
                                "languages",
                                List.of("en"),
                                "node_count",
                                (long) NODES,
                                "record_size",
                                24)));
        return file.toByteArray();
    }

    private static byte[] encoded(Object value) {
        var out = new ByteArrayOutputStream();
        switch (value) {
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                control(out, 2, bytes.length);
                out.writeBytes(bytes);
            }
            case Integer number -> {
                control(out, 5, 2);
                number(out, number, 2);
            }
            case Long number -> {
                control(out, 6, 4);
                number(out, number, 4);
            }
            case Map<?, ?> map -> {
                control(out, 7, map.size());
                new TreeMap<>(map)
                        .forEach(
                                (name, inner) -> {
                                    out.writeBytes(encoded(name));
                                    out.writeBytes(encoded(inner));
                                });
            }
            case List<?> list -> {
                out.write(list.size());
                out.write(11 - 7);
                list.forEach(inner -> out.writeBytes(encoded(inner)));
            }
            default -> throw new IllegalArgumentException("cannot write: " + value);
        }
        return out.toByteArray();
    }

    private static void control(ByteArrayOutputStream out, int type, int size) {
        if (size < 29) {
            out.write(type << 5 | size);
        } else {
            out.write(type << 5 | 29);
            out.write(size - 29); // up to 284
        }
    }

    private static void number(ByteArrayOutputStream out, long value, int bytes) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }
}
