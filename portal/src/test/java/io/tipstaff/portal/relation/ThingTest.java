package io.tipstaff.portal.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain:evil.example",
                "ipv4:192.0.2.1",
                "ipv6:2001:db8::1",
                "network:192.0.2.0/24",
                "endpoint:[2001:db8::1]:443",
                "url:evil.example/a?b=c",
                "url-mask:*.evil.example/a*",
                "md5:00112233445566778899aabbccddeeff",
                "email:a@evil.example",
                "report:01234567-89ab-7def-8123-456789abcdef",
                "actor:Paper Heron: the first",
                "threat:Mudlark",
                "source:12",
                "system:64500",
                "country:NL",
                "detection:9"
            })
    void isReadFromItsKey(String key) {
        assertThat(Thing.parse(key).key()).isEqualTo(key);
    }

    @Test
    void isReadFromAnIndicatorHoweverItIsWritten() {
        assertThat(Thing.parse("hxxps://EVIL[.]example/a").key()).isEqualTo("url:evil.example/a");
        assertThat(Thing.parse("2001:DB8:0::1").key()).isEqualTo("ipv6:2001:db8::1");
        assertThat(Thing.parse("domain:Evil.Example.").key()).isEqualTo("domain:evil.example");
    }

    @Test
    void aHostAndTheDomainOfItsNameAreOneThing() {
        assertThat(Thing.parse("=www.evil.example")).isEqualTo(Thing.parse("www.evil.example"));
        assertThat(Thing.parse("host:=www.evil.example").key())
                .isEqualTo("domain:www.evil.example");
        assertThat(Thing.parse("=github.io").bare()).isEqualTo("github.io");
        assertThat(Thing.parse("=github.io").key()).isEqualTo("host:=github.io");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "actor:",
                "actor:two\nlines",
                "report:1",
                "report:01234567-89AB-7DEF-8123-456789ABCDEF",
                "source:-1",
                "source:99999999999999999999",
                "country:nl",
                "country:ZZ",
                "domain:192.0.2.1",
                "just words"
            })
    void refusesWhatIsNone(String key) {
        assertThatThrownBy(() -> Thing.parse(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsTheNameThatSomebodyRegistered() {
        assertThat(Thing.parse("a.b.evil.co.uk").registered()).contains("evil.co.uk");
        assertThat(Thing.parse("a.b.evil.example").registered()).contains("evil.example");
        assertThat(Thing.parse("evil.example").registered()).contains("evil.example");
        assertThat(Thing.parse("=github.io").registered()).isEmpty();
        assertThat(Thing.parse("192.0.2.1").registered()).isEmpty();
    }

    @Test
    void everyRelationStartsSomewhereAndEveryIndicatorLeadsSomewhere() {
        for (Relation relation : Relation.values()) {
            assertThat(relation.starts()).as(relation.code()).isNotEmpty();
        }
        for (ThingType type : ThingType.INDICATORS) {
            assertThat(Relation.from(type)).as(type.code()).contains(Relation.SOURCES);
        }
    }
}
