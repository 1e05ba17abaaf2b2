package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.Context.Use;
import org.junit.jupiter.api.Test;

class Stix1Test {

    private static String packaged(String inside) {
        return "<stix:STIX_Package xmlns:stix='urn:stix' xmlns:cybox='urn:cybox' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                + " xmlns:i='urn:i' xmlns:o='urn:o' id='p'>"
                + inside
                + "</stix:STIX_Package>";
    }

    @Test
    void joinsIndicatorsWithTheObservablesTheyName() {
        var read =
                Collected.read(
                        packaged(
                                """
                                <stix:STIX_Header><stix:Title>Package</stix:Title></stix:STIX_Header>
                                <stix:Observables>
                                  <cybox:Observable id="obs-1"><cybox:Object><cybox:Properties xsi:type="o:DomainNameObjectType">
                                    <o:Value>evil.example.com</o:Value></cybox:Properties></cybox:Object></cybox:Observable>
                                  <cybox:Observable id="obs-2"><cybox:Object><cybox:Properties xsi:type="o:AddressObjectType">
                                    <o:Address_Value>192.0.2.9</o:Address_Value></cybox:Properties></cybox:Object></cybox:Observable>
                                </stix:Observables>
                                <stix:TTPs><stix:TTP id="ttp-1"><i:Title>Bot</i:Title></stix:TTP></stix:TTPs>
                                <stix:Indicators><stix:Indicator id="ind-1" timestamp="2014-02-20T09:00:00Z">
                                  <i:Title>C2</i:Title><i:Type>Domain Watchlist</i:Type>
                                  <i:Observable idref="obs-1"/>
                                  <i:Indicated_TTP><i:TTP idref="ttp-1"/></i:Indicated_TTP>
                                  <i:Confidence><i:Value>High</i:Value></i:Confidence>
                                </stix:Indicator></stix:Indicators>
                                """));

        assertThat(read.outcome().format()).isEqualTo(FeedFormat.STIX_1);
        assertThat(read.indicators()).containsExactly("domain evil.example.com", "ipv4 192.0.2.9");
        assertThat(read.context(0).use()).isEqualTo(Use.DETECTION);
        assertThat(read.context(0).threats()).containsExactly("Bot");
        assertThat(read.context(0).confidence()).hasValue(85);
        assertThat(read.context(0).categories()).containsExactly("Domain Watchlist");
        assertThat(read.context(1).use()).isEqualTo(Use.INFORMATION);
    }

    @Test
    void readsListsCompositionsAndHashes() {
        var read =
                Collected.read(
                        packaged(
                                """
                                <stix:Indicators>
                                <stix:Indicator id="a"><i:Observable><cybox:Object><cybox:Properties xsi:type="o:AddressObjectType">
                                  <o:Address_Value condition="Equals" apply_condition="ANY">192.0.2.1##comma##192.0.2.2</o:Address_Value>
                                  </cybox:Properties></cybox:Object></i:Observable></stix:Indicator>
                                <stix:Indicator id="b"><i:Observable><cybox:Observable_Composition operator="AND">
                                  <cybox:Observable><cybox:Object><cybox:Properties xsi:type="o:URIObjectType"><o:Value>http://a.example.com/x</o:Value></cybox:Properties></cybox:Object></cybox:Observable>
                                  <cybox:Observable><cybox:Object><cybox:Properties xsi:type="o:FileObjectType"><o:Hashes><o:Hash><o:Type>MD5</o:Type>
                                    <o:Simple_Hash_Value>d41d8cd98f00b204e9800998ecf8427e</o:Simple_Hash_Value></o:Hash></o:Hashes></cybox:Properties></cybox:Object></cybox:Observable>
                                  </cybox:Observable_Composition></i:Observable></stix:Indicator>
                                </stix:Indicators>
                                """));

        assertThat(read.indicators())
                .containsExactly(
                        "ipv4 192.0.2.1",
                        "ipv4 192.0.2.2",
                        "url a.example.com/x",
                        "md5 d41d8cd98f00b204e9800998ecf8427e");
        assertThat(read.context(0).use()).isEqualTo(Use.DETECTION);
        assertThat(read.context(2).use()).isEqualTo(Use.INFORMATION);
    }

    /// As `python-stix` writes it.
    @Test
    void readsDictionariesLikeTheXmlTheyStandFor() {
        var read =
                Collected.read(
                        """
                        {"id": "example:Package-1", "version": "1.2",
                         "stix_header": {"title": "Package", "handling": [{"marking_structures":
                           [{"xsi:type": "tlpMarking:TLPMarkingStructureType", "color": "AMBER"}]}]},
                         "observables": {"cybox_major_version": "2", "observables": [
                           {"id": "example:Observable-1", "object": {"id": "o", "properties":
                             {"xsi:type": "DomainNameObjectType", "type": "FQDN",
                              "value": {"value": "evil.example.com", "condition": "Equals"}}}},
                           {"id": "example:Observable-2", "object": {"properties":
                             {"xsi:type": "AddressObjectType", "category": "ipv4-addr",
                              "address_value": "192.0.2.9"}}}]},
                         "ttps": {"ttps": [{"id": "example:ttp-1", "title": "Bot"}]},
                         "indicators": [
                           {"id": "example:indicator-1", "timestamp": "2014-02-20T09:00:00+00:00",
                            "title": "C2", "indicator_types": ["Domain Watchlist"],
                            "observable": {"idref": "example:Observable-1"},
                            "confidence": {"value": {"value": "High", "xsi:type": "stixVocabs:HighMediumLowVocab-1.0"}},
                            "indicated_ttps": [{"ttp": {"idref": "example:ttp-1"}}]},
                           {"id": "example:indicator-2", "observable": {"observable_composition": {"operator": "AND",
                            "observables": [
                              {"object": {"properties": {"xsi:type": "URIObjectType", "type": "URL",
                                "value": "http://a.example.com/x"}}},
                              {"object": {"properties": {"xsi:type": "FileObjectType", "hashes":
                                [{"type": "MD5", "simple_hash_value": {"value": ["d41d8cd98f00b204e9800998ecf8427e"], "condition": "Equals"}}]}}}]}}}]}
                        """);

        assertThat(read.outcome().format()).isEqualTo(FeedFormat.STIX_1);
        assertThat(read.indicators())
                .containsExactly(
                        "domain evil.example.com",
                        "url a.example.com/x",
                        "md5 d41d8cd98f00b204e9800998ecf8427e",
                        "ipv4 192.0.2.9");
        assertThat(read.records().stream().map(one -> one.context().use()))
                .containsExactly(Use.DETECTION, Use.INFORMATION, Use.INFORMATION, Use.INFORMATION);
        Context first = read.context(0);
        assertThat(first.tlp()).contains(io.tipstaff.indicator.Tlp.AMBER);
        assertThat(first.threats()).containsExactly("Bot");
        assertThat(first.confidence()).hasValue(85);
        assertThat(first.categories()).containsExactly("Domain Watchlist");
        assertThat(first.description()).isEqualTo("Package\nC2");
    }

    @Test
    void hashesOfSeveralFilesStayApart() {
        String file =
                """
                <cybox:Observable><cybox:Object><cybox:Properties xsi:type="FileObj:FileObjectType"><o:Hashes>
                  <o:Hash><o:Simple_Hash_Value>%1</o:Simple_Hash_Value></o:Hash>
                  <o:Hash><o:Simple_Hash_Value>%2</o:Simple_Hash_Value></o:Hash>
                </o:Hashes></cybox:Properties></cybox:Object></cybox:Observable>
                """;
        var read =
                Collected.read(
                        """
                        <stix:STIX_Package xmlns:stix="s" xmlns:i="i" xmlns:cybox="c" xmlns:o="o" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                        <stix:Indicators><stix:Indicator id="b"><i:Observable><cybox:Observable_Composition operator="OR">
                        """
                                + file.replace("%1", "a".repeat(32)).replace("%2", "a".repeat(64))
                                + file.replace("%1", "b".repeat(40)).replace("%2", "b".repeat(64))
                                + """
                                  </cybox:Observable_Composition></i:Observable></stix:Indicator></stix:Indicators></stix:STIX_Package>
                                  """);

        assertThat(read.records()).hasSize(4);
        assertThat(read.context(0).group()).isNotEmpty().isEqualTo(read.context(1).group());
        assertThat(read.context(2).group()).isNotEmpty().isEqualTo(read.context(3).group());
        assertThat(read.context(0).group()).isNotEqualTo(read.context(2).group());
    }
}
