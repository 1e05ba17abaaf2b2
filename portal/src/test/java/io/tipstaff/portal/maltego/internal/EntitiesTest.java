package io.tipstaff.portal.maltego.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Node;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Thing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntitiesTest {

    private static Entity entity(String type, String value) {
        return new Entity(List.of(type), value, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "maltego.Domain, EVIL.example, domain:evil.example",
        "maltego.Website, www.evil.example, domain:www.evil.example",
        "maltego.IPv4Address, 192.0.2.1, ipv4:192.0.2.1",
        "maltego.Netblock, 192.0.2.0-192.0.2.255, network:192.0.2.0/24",
        "maltego.Netblock, 192.0.2.0/25, network:192.0.2.0/25",
        "maltego.Netblock, 192.0.2.7-192.0.2.7, ipv4:192.0.2.7",
        "maltego.Netblock, 2001:db8::-2001:db8::ffff:ffff:ffff:ffff, network:2001:db8::/64",
        "maltego.AS, AS64500, system:64500",
        "maltego.URL, https://evil.example/a, url:evil.example/a",
        "maltego.Organization, Paper Heron, actor:Paper Heron",
        "maltego.Location, NL, country:NL",
        "maltego.Phrase, 192.0.2.1:443, endpoint:192.0.2.1:443",
        "maltego.Phrase, Mudlark, threat:Mudlark"
    })
    void areReadAsThings(String type, String value, String key) {
        assertThat(Entities.thing(entity(type, value), type).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "maltego.Netblock, 192.0.2.1-192.0.2.9",
        "maltego.AS, none",
        "maltego.Location, Atlantis",
        "maltego.Domain, two words",
        "maltego.Domain, ''"
    })
    void refuseWhatIsNone(String type, String value) {
        assertThatThrownBy(() -> Entities.thing(entity(type, value), type))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "domain:evil.example, maltego.Domain, evil.example",
        "domain:www.evil.example, maltego.DNSName, www.evil.example",
        "network:192.0.2.0/24, maltego.Netblock, 192.0.2.0-192.0.2.255",
        "url:evil.example/a, maltego.URL, http://evil.example/a",
        "threat:Mudlark, maltego.Phrase, Mudlark",
        "md5:00112233445566778899aabbccddeeff, maltego.Hash, 00112233445566778899aabbccddeeff"
    })
    void sayWhatTheyAreAndCanBeReadAgain(String key, String type, String value) {
        Thing thing = Thing.parse(key);
        Node node = new Node(thing, thing.bare(), Zone.RED);

        Entity entity = Entities.of(new Link(Relation.ABOUT, thing, node, null, null, "A source"));

        assertThat(entity.types()).containsExactly(type);
        assertThat(entity.value()).isEqualTo(value);
        assertThat(entity.fields()).containsEntry("link#maltego.link.color", "#B3261E");
        assertThat(Entities.thing(entity, type)).isEqualTo(thing);
    }
}
