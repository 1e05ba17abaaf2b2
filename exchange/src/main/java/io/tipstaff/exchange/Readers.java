package io.tipstaff.exchange;

import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.json.JsonLinesReader;
import io.tipstaff.exchange.json.JsonReader;
import io.tipstaff.exchange.misp.MispReader;
import io.tipstaff.exchange.openioc.OpenIocReader;
import io.tipstaff.exchange.plain.PlainReader;
import io.tipstaff.exchange.rules.SensorRules;
import io.tipstaff.exchange.rules.SigmaRules;
import io.tipstaff.exchange.rules.YaraRules;
import io.tipstaff.exchange.stix1.Stix1Reader;
import io.tipstaff.exchange.stix2.StixReader;
import io.tipstaff.exchange.table.TableReader;
import io.tipstaff.exchange.text.MailReader;
import io.tipstaff.exchange.text.PdfReader;
import io.tipstaff.exchange.text.TextReader;
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
            case STIX_2 -> new StixReader();
            case MISP -> new MispReader();
            case STIX_1 -> new Stix1Reader();
            case OPENIOC -> new OpenIocReader();
            case MAIL -> new MailReader();
            case TEXT -> new TextReader();
            case PDF -> new PdfReader();
            case YARA -> new YaraRules();
            case SENSOR_RULES -> new SensorRules();
            case SIGMA -> new SigmaRules();
        };
    }
}
