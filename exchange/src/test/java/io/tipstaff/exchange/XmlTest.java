package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.FieldMapping.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class XmlTest {

    @Test
    void findsTheRepeatedElement() {
        var read =
                Collected.read(
                        """
                        <?xml version="1.0"?>
                        <output><meta><total>2</total></meta><entries>
                          <entry><url><![CDATA[http://p.example.com/?a=1&b=2]]></url><phish_id>1</phish_id></entry>
                          <entry><url>http://q.example.com/</url><phish_id>2</phish_id></entry>
                        </entries></output>
                        """);

        assertThat(read.indicators())
                .containsExactly("url p.example.com/?a=1&b=2", "url q.example.com/");
        assertThat(read.context(1).sourceId()).isEqualTo("2");
    }

    @Test
    void readsAttributesAndBareElements() {
        assertThat(
                        Collected.read(
                                        "<f:feed xmlns:f='urn:f'><f:item value='a.example.com' tags='x'/><f:item value='192.0.2.3'/></f:feed>")
                                .indicators())
                .containsExactly("domain a.example.com", "ipv4 192.0.2.3");
        assertThat(
                        Collected.read(
                                        "<list><ip>192.0.2.1</ip><ip>192.0.2.2</ip><ip>192.0.2.3</ip></list>")
                                .indicators())
                .containsExactly("ipv4 192.0.2.1", "ipv4 192.0.2.2", "ipv4 192.0.2.3");
    }

    @Test
    void followsPathsOfTheMapping() {
        var mapping =
                new FieldMapping(
                        "/a/b",
                        List.of(
                                new Field("c/@at", FieldRole.INDICATOR),
                                new Field("d", FieldRole.TAG)));
        String xml = "<a><b><c at='192.0.2.1'/><d>one</d><d>two</d></b></a>";

        var read =
                Collected.read(
                        xml.getBytes(StandardCharsets.UTF_8), FeedOptions.defaults().with(mapping));

        assertThat(read.indicators()).containsExactly("ipv4 192.0.2.1");
        assertThat(read.context(0).tags()).containsExactly("one", "two");
    }

    @Test
    void refusesDocumentTypeDeclarations() {
        var read =
                Collected.read(
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///nowhere\">]><list><ip>&x;</ip></list>");

        assertThat(read.records()).isEmpty();
        assertThat(read.outcome().stopped().orElseThrow().what()).contains("DTD");
    }

    @Test
    void stopsAtDepthAndAtTheEndOfTruncatedDocuments() {
        assertThat(Collected.read("<a>".repeat(100_000)).outcome().stopped().orElseThrow().what())
                .contains("beyond the limits");
        var cut = Collected.read("<l><i><ip>192.0.2.1</ip></i><i><ip>192.0.2.2</ip></i><i><ip>192");
        assertThat(cut.records()).hasSize(2);
        assertThat(cut.outcome().stopped().orElseThrow().what()).contains("cut off");
    }

    @Test
    void believesTheDeclaredEncoding() {
        byte[] latin =
                "<?xml version='1.0' encoding='ISO-8859-1'?><l><i><ip>192.0.2.1</ip><note>caf\u00e9</note></i><i><ip>192.0.2.2</ip></i></l>"
                        .getBytes(StandardCharsets.ISO_8859_1);

        var read = Collected.read(latin);

        assertThat(read.context(0).description()).isEqualTo("caf\u00e9");
    }
}
