package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.event.EventParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// No bytes make a reader throw, hold much, or give another result when they come in other pieces.
/// The seed is printed; `-Dtipstaff.seed=` repeats a run.
class HostileInputProperties {

    private static final int ROUNDS = 1500;
    private static final List<FeedFormat> FORMATS = List.of(FeedFormat.values());
    private static final List<String> SEEDS =
            List.of(
                    "192.0.2.1 # note\n||a.example.com^\n0.0.0.0 b.example.com\n192.0.2.0-192.0.2.9\n",
                    "# id,url,tags\n\"1\",\"http://a.example.com/x\",\"a,b\"\n\"2\",\"http://b.example.com/\",\"\"\n",
                    "[{\"ip\": \"192.0.2.1\", \"tags\": [\"a\", {\"name\": \"b\"}]}, {\"ip\": \"192.0.2.2\"}]",
                    "{\"cidr\": \"192.0.2.0/24\"}\n{\"type\": \"metadata\", \"records\": 1}\n",
                    "<?xml version=\"1.0\"?><l><i t='1'><url>http://a.example.com/</url></i><i><url>x</url></i></l>",
                    "{\"type\":\"bundle\",\"objects\":[{\"type\":\"indicator\",\"id\":\"indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\",\"pattern\":\"[ipv4-addr:value IN ('192.0.2.1') AND file:hashes.'MD5' = 'x'] OR [a:b LIKE 'c'] WITHIN 5 SECONDS\"}]}",
                    "{\"Event\":{\"info\":\"x\",\"Attribute\":[{\"type\":\"domain|ip\",\"to_ids\":true,\"value\":\"a.example.com|192.0.2.1\"}],\"Object\":[{\"Attribute\":[]}]}}",
                    "<ioc id='x'><definition><Indicator operator='OR'><IndicatorItem condition='is'><Context search='FileItem/Md5sum'/><Content>d41d8cd98f00b204e9800998ecf8427e</Content></IndicatorItem></Indicator></definition></ioc>",
                    "<s:STIX_Package xmlns:s='s'><s:Observables><s:Observable id='o'><s:Object><s:Properties type='Address'><s:Address_Value>192.0.2.1</s:Address_Value></s:Properties></s:Object></s:Observable></s:Observables></s:STIX_Package>",
                    "From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain\n\nSee hxxp://evil[.]example[.]com/a\n",
                    "The group used evil[.]example[.]com and 192.0.2.1, with more words than a list would have here.\n",
                    "alert dns any any -> [192.0.2.1,198.51.100.0/24] 443 (msg:\"a\"; dns.query; content:\"|04|evil|07|example|00|\"; reference:url,x.example; metadata:a b; sid:1;)\n",
                    "title: x\nlogsource:\n  category: dns\ndetection:\n  s:\n    query|endswith: ['.evil.example', \"a\"]\n  f: {DestinationIp: 192.0.2.1}\n  condition: (s or 1 of f*) and not all of them | count() > 1\n---\ntitle: &a [*a]\n",
                    "rule x : a b {\n meta:\n  hash = \"d41d8cd98f00b204e9800998ecf8427e\"\n strings:\n  $a = \"rule y {\"\n condition:\n  $a\n}\n",
                    "{\"indicators\":[{\"observable\":{\"object\":{\"properties\":{\"xsi:type\":\"AddressObjectType\",\"address_value\":{\"value\":[\"192.0.2.1\"]}}}}}]}",
                    "{\"format\":\"tipstaff-record-1\",\"indicator\":\"192.0.2.1\",\"other\":{\"a\":\"b\"}}",
                    "<134>1 2026-01-01T00:00:00Z h CEF:0|a|b|c|d|e|5|src=192.0.2.1 msg=x\\=y {\"a\": 1}");

    private final long seed = Long.getLong("tipstaff.seed", System.nanoTime());
    private final Random random = new Random(seed);

    HostileInputProperties() {
        System.out.println("tipstaff.seed=" + seed);
    }

    /// A document of some format with some of its bytes changed, cut, doubled or made up.
    private byte[] document() {
        byte[] bytes = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8);
        int changes = random.nextInt(6);
        for (int i = 0; i < changes && bytes.length > 1; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 ->
                        bytes[at] =
                                (byte) "\"'<>{}[](),;:|\\\n\r\t=%&#*".charAt(random.nextInt(23));
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                default -> {
                    int end = Math.min(bytes.length, at + random.nextInt(40));
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + end - at);
                    System.arraycopy(bytes, at, longer, bytes.length, end - at);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }

    @Test
    void noDocumentMakesAnyReaderThrow() throws IOException {
        for (int i = 0; i < ROUNDS; i++) {
            byte[] document = document();

            var read = Collected.read(document);

            assertThat(read.outcome().records()).isEqualTo(read.records().size());
            FeedFormat other = FORMATS.get(random.nextInt(FORMATS.size()));
            var sink = new Counting();
            FeedReader.read(
                    new ByteArrayInputStream(document), other, FeedOptions.defaults(), sink);
        }
    }

    @Test
    void theResultDoesNotDependOnHowTheBytesArrive() {
        for (int i = 0; i < ROUNDS / 5; i++) {
            byte[] document = document();

            var whole = Collected.read(document);
            var pieces = Collected.read(new Pieces(document, random), FeedOptions.defaults());

            assertThat(pieces).isEqualTo(whole);
        }
    }

    @Test
    void noLineMakesTheEventParserThrow() {
        var parser = EventParser.utc();
        for (int i = 0; i < 4 * ROUNDS; i++) {
            byte[] line = document();

            var event = parser.parse(line);

            assertThat(event.fields())
                    .allSatisfy(
                            field -> {
                                assertThat(field.offset()).isNotNegative();
                                assertThat(field.offset() + field.length())
                                        .isLessThanOrEqualTo(line.length);
                            });
        }
    }

    private static final class Counting implements FeedSink {
        @Override
        public void record(FeedRecord record) {}

        @Override
        public void refused(Refusal refusal) {}
    }

    /// Hands out a few bytes at a time.
    private static final class Pieces extends InputStream {
        private final byte[] bytes;
        private final Random random;
        private int next;

        Pieces(byte[] bytes, Random random) {
            this.bytes = bytes;
            this.random = random;
        }

        @Override
        public int read() {
            return next < bytes.length ? bytes[next++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (next >= bytes.length) {
                return -1;
            }
            int count = Math.min(Math.min(length, bytes.length - next), 1 + random.nextInt(5));
            System.arraycopy(bytes, next, buffer, offset, count);
            next += count;
            return count;
        }
    }
}
