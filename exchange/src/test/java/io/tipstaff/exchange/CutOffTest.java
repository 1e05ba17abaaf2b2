package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Documents that end in the middle, smaller than what a detection looks at.
class CutOffTest {

    private static final int RECORDS = 12;

    /// What stands before, for each and after the records; `@` is the number of the record.
    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of(
                        "<feed><title>A feed</title><entries>",
                        "<entry id='@'><url>http://a@.example.com/x</url><tags>bot</tags></entry>",
                        "</entries></feed>"),
                Arguments.of(
                        "<?xml version='1.0'?>\n<list>\n",
                        "<ip note='@'>192.0.2.@</ip>\n",
                        "</list>"),
                Arguments.of("<f:l xmlns:f='urn:f'>", "<f:ip>192.0.2.@</f:ip>", "</f:l>"),
                Arguments.of("<l>", "<i value='192.0.2.@' tag='\u00e4'/><!-- @ -->", "</l>"),
                Arguments.of(
                        "<l><!-- a comment -->",
                        "<i><ip><![CDATA[192.0.2.@]]></ip><t>\u20ac &amp; more</t></i>",
                        "</l>"),
                Arguments.of(
                        "<stix:STIX_Package xmlns:stix='s'><stix:Observables>",
                        "<c:Observable xmlns:c='c' id='o@'><c:Object><c:Properties type='Address'>"
                                + "<c:Address_Value>192.0.2.@</c:Address_Value></c:Properties>"
                                + "</c:Object></c:Observable>",
                        "</stix:Observables></stix:STIX_Package>"),
                Arguments.of(
                        "{\"title\": \"A feed\", \"data\": [",
                        "{\"id\": @, \"url\": \"http://a@.example.com/x\"}, ",
                        "{\"url\": \"http://b.example.com/\"}]}"),
                Arguments.of("{\"ips\": [", "\"192.0.2.@\", ", "\"192.0.2.99\"]}"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void keepWhatCameWholeWhereverTheyEnd(String start, String record, String end) {
        var document = new StringBuilder(start);
        int[] ends = new int[RECORDS];
        for (int i = 0; i < RECORDS; i++) {
            document.append(record.replace("@", Integer.toString(i + 1)));
            ends[i] = bytes(document).length;
        }
        byte[] whole = bytes(document.append(end));

        for (int length = ends[1]; length < whole.length - 1; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            var read = Collected.read(part);

            int cut = length;
            int complete = (int) Arrays.stream(ends).filter(at -> at <= cut).count();
            String shown = new String(part, StandardCharsets.UTF_8);
            assertThat(read.records()).as(shown).hasSizeGreaterThanOrEqualTo(complete);
            assertThat(read.outcome().stopped()).as(shown).isPresent();
        }
        assertThat(Collected.read(whole).outcome().stopped()).isEmpty();
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
