package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.Context.Use;
import io.tipstaff.exchange.misp.MispManifest;
import io.tipstaff.indicator.Tlp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MispTest {

    private static final String EVENT =
            """
            {"Event": {"info": "A campaign", "uuid": "5aa2e346-76f4-427f-a121-2f4a0a016219", "date": "2026-01-02",
              "threat_level_id": "1", "Orgc": {"name": "CERT", "uuid": "x"},
              "Attribute": [
                {"type": "domain", "category": "Network activity", "to_ids": true, "value": "evil.example.com", "uuid": "a1",
                 "comment": "c2", "Tag": [{"name": "misp-galaxy:threat-actor=\\"Group 1\\""}]},
                {"type": "ip-dst|port", "to_ids": "0", "value": "192.0.2.1|8443", "uuid": "a2"},
                {"type": "filename|md5", "to_ids": true, "value": "a.exe|d41d8cd98f00b204e9800998ecf8427e", "deleted": true, "uuid": "a3", "data": "AAAA"},
                {"type": "link", "to_ids": false, "value": "https://blog.example/1"},
                {"type": "mutex", "to_ids": true, "value": "Global\\\\x"}],
              "Object": [{"name": "file", "uuid": "o1", "Attribute": [
                {"type": "filename", "object_relation": "filename", "value": "b.exe"},
                {"type": "sha1", "to_ids": true, "value": "da39a3ee5e6b4b0d3255bfef95601890afd80709"}]}],
              "Tag": [{"name": "tlp:amber"}, {"name": "misp-galaxy:ransomware=\\"Locker\\""}]}}
            """;

    @Test
    void readsAttributesObjectsAndTags() {
        var read = Collected.read(EVENT);

        assertThat(read.outcome().format()).isEqualTo(FeedFormat.MISP);
        assertThat(read.indicators())
                .containsExactly(
                        "domain evil.example.com",
                        "endpoint 192.0.2.1:8443",
                        "md5 d41d8cd98f00b204e9800998ecf8427e",
                        "sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709");
        Context domain = read.context(0);
        assertThat(domain.tlp()).contains(Tlp.AMBER);
        assertThat(domain.threats()).containsExactly("Locker");
        assertThat(domain.actors()).containsExactly("Group 1");
        assertThat(domain.description()).isEqualTo("c2\nA campaign");
        assertThat(domain.firstSeen()).contains(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(domain.references()).containsExactly("https://blog.example/1");
        assertThat(read.context(1).use()).isEqualTo(Use.INFORMATION);
        assertThat(read.context(2).revoked()).isTrue();
        assertThat(read.context(2).other()).containsEntry("file name", "a.exe");
        assertThat(read.context(3).other()).containsEntry("filename", "b.exe");
        assertThat(read.reasons()).containsExactly("nothing that stands in a log by itself: mutex");
    }

    @Test
    void readsEveryEnvelope() {
        assertThat(Collected.read("{\"response\": [" + EVENT + "]}").records()).hasSize(4);
        assertThat(Collected.read("{\"response\": " + EVENT + "}").records()).hasSize(4);
        assertThat(Collected.read("[" + EVENT + "]").records()).hasSize(4);
        assertThat(
                        Collected.read(
                                        """
                                        {"response": {"Attribute": [{"type": "ip-src", "to_ids": true, "value": "192.0.2.1",
                                          "Event": {"info": "Story"}}]}}
                                        """)
                                .context(0)
                                .description())
                .isEqualTo("Story");
    }

    @Test
    void readsManifests() throws IOException {
        String manifest =
                """
                {"5aa2e346-76f4-427f-a121-2f4a0a016219": {"info": "A", "Orgc": {"name": "CERT"}, "timestamp": "1715767121"},
                 "../../etc": {"info": "B", "timestamp": 1}}
                """;

        MispManifest read =
                MispManifest.read(
                        new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)));
        var asFeed = Collected.read(manifest);

        assertThat(read.entries())
                .containsExactly(
                        new MispManifest.Entry(
                                "5aa2e346-76f4-427f-a121-2f4a0a016219",
                                "A",
                                Instant.ofEpochSecond(1715767121)));
        assertThat(asFeed.outcome().messages().getFirst()).contains("manifest of 2 events");
    }

    @Test
    void keepsWhatObjectsReferTo() {
        var read =
                Collected.read(
                        """
                        {"Event": {"info": "Chain", "uuid": "e1", "Attribute": [], "Object": [
                          {"name": "url", "uuid": "o1", "ObjectReference": [
                             {"referenced_uuid": "o2", "relationship_type": "downloads"},
                             {"referenced_uuid": "gone", "relationship_type": "drops"}],
                           "Attribute": [{"type": "url", "value": "http://evil.example/a", "uuid": "a1", "to_ids": true}]},
                          {"name": "file", "uuid": "o2",
                           "Attribute": [{"type": "md5", "value": "0123456789abcdef0123456789abcdef", "uuid": "a2", "to_ids": true}]}]}}
                        """);

        assertThat(read.context(0).related())
                .extracting(one -> one.relation() + one.forward() + one.other().canonical())
                .containsExactly("downloadstrue0123456789abcdef0123456789abcdef");
        assertThat(read.context(1).related())
                .extracting(one -> one.relation() + one.forward() + one.other().canonical())
                .containsExactly("downloadsfalseevil.example/a");
    }
}
