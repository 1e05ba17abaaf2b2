package io.tipstaff.exchange;

import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.json.JsonLinesReader;
import io.tipstaff.exchange.json.JsonReader;
import io.tipstaff.exchange.plain.PlainReader;
import io.tipstaff.exchange.table.TableReader;
import io.tipstaff.exchange.xml.XmlReader;

/// Which reader reads which format.
final class Readers {

    private Readers() {}

    static DocumentReader of(FeedFormat format) {
        return switch (format) {
            case PLAIN -> new PlainReader();
            case CSV -> new TableReader();
            case JSON -> new JsonReader();
            case JSON_LINES -> new JsonLinesReader();
            case XML -> new XmlReader();
            case STIX_2, STIX_1, OPENIOC, MISP, MAIL, TEXT, PDF ->
                    reading -> {
                        throw new FeedException(
                                "format not read yet: " + format.label(),
                                Position.NOWHERE,
                                "choose another format");
                    };
        };
    }
}
