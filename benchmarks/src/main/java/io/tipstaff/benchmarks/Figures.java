package io.tipstaff.benchmarks;

import java.util.Locale;
import java.util.StringJoiner;

/// Named figures of one measurement, printed as one line of JSON.
final class Figures {

    private final StringJoiner fields = new StringJoiner(",", "{", "}");

    Figures put(String name, String value) {
        fields.add("\"" + name + "\":\"" + value + "\"");
        return this;
    }

    Figures put(String name, double value) {
        fields.add("\"" + name + "\":" + String.format(Locale.ROOT, "%.6g", value));
        return this;
    }

    void print() {
        System.out.println(fields);
    }
}
