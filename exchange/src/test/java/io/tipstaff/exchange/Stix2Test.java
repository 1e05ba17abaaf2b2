package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.Context.Use;
import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.FileHash;
import io.tipstaff.indicator.Tlp;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class Stix2Test {

    private static final String MD5 = "d41d8cd98f00b204e9800998ecf8427e";
    private static final String SHA1 = "da39a3ee5e6b4b0d3255bfef95601890afd80709";

    private static String indicator(String pattern) {
        return """
        {"type": "bundle", "id": "bundle--5d0092c5-5f74-4287-9642-33f4c354e56d", "objects": [
          {"type": "indicator", "id": "indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
           "pattern_type": "stix", "pattern": "%s", "valid_from": "2026-01-01T00:00:00Z"}]}
        """
                .formatted(pattern.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    private static Collected pattern(String pattern) {
        return Collected.read(indicator(pattern));
    }

    @Test
    void readsEveryUsualProperty() {
        assertThat(pattern("[ipv4-addr:value = '192.0.2.1']").indicators())
                .containsExactly("ipv4 192.0.2.1");
        assertThat(pattern("[ipv6-addr:value = '2001:db8::1']").indicators())
                .containsExactly("ipv6 2001:db8::1");
        assertThat(pattern("[domain-name:value='evil.example.com']").indicators())
                .containsExactly("domain evil.example.com");
        assertThat(pattern("[url:value = 'http://evil.example.com/a']").indicators())
                .containsExactly("url evil.example.com/a");
        assertThat(pattern("[file:hashes.'SHA-1' = '" + SHA1 + "']").indicators())
                .containsExactly("sha1 " + SHA1);
        assertThat(pattern("[file:hashes.MD5 = '" + MD5 + "']").indicators())
                .containsExactly("md5 " + MD5);
        assertThat(pattern("[email-message:from_ref.value = 'a@evil.example.com']").indicators())
                .containsExactly("email a@evil.example.com");
    }

    @Test
    void readsEveryOperatorThatNamesIndicators() {
        assertThat(pattern("[ipv4-addr:value IN ('192.0.2.1', '192.0.2.2')]").indicators())
                .containsExactly("ipv4 192.0.2.1", "ipv4 192.0.2.2");
        assertThat(pattern("[ipv4-addr:value ISSUBSET '198.51.100.0/24']").indicators())
                .containsExactly("network 198.51.100.0/24");
        assertThat(pattern("[url:value LIKE 'http://evil.example.com/%/gate']").indicators())
                .containsExactly("url-mask evil.example.com/*/gate");
        assertThat(pattern("[domain-name:value LIKE '%.evil.example.com']").indicators())
                .containsExactly("domain evil.example.com");
        assertThat(pattern("[url:value MATCHES '^http']").reasons())
                .containsExactly("nothing in the pattern that stands in a log by itself");
        assertThat(pattern("[domain-name:value != 'a.example.com']").records()).isEmpty();
        assertThat(pattern("[NOT domain-name:value = 'a.example.com']").reasons())
                .first()
                .asString()
                .contains("not a STIX pattern");
        assertThat(pattern("[domain-name:value NOT = 'a.example.com']").records()).isEmpty();
    }

    @Test
    void alternativesStandForThemselves() {
        var read =
                pattern(
                        "[domain-name:value = 'a.example.com' OR ipv4-addr:value = '192.0.2.1'] OR"
                                + " [url:value = 'http://b.example.com/x']");

        assertThat(read.records()).hasSize(3);
        assertThat(read.records())
                .allSatisfy(record -> assertThat(record.context().use()).isEqualTo(Use.DETECTION));
    }

    @Test
    void hashesOfOneFileBelongTogether() {
        var read =
                pattern(
                        "[file:hashes.MD5 = '"
                                + MD5
                                + "' AND file:hashes.'SHA-1' = '"
                                + SHA1
                                + "' AND file:name = 'x.exe']");

        assertThat(read.indicators()).containsExactly("md5 " + MD5, "sha1 " + SHA1);
        assertThat(read.context(0).use()).isEqualTo(Use.DETECTION);
        assertThat(read.context(0).group()).isNotEmpty().isEqualTo(read.context(1).group());
        assertThat(read.context(0).pattern()).contains("file:name = 'x.exe'");
    }

    @Test
    void hashesOfSeveralFilesStayApart() {
        String sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        var either =
                pattern(
                        "[file:hashes.MD5 = '"
                                + MD5
                                + "' OR file:hashes.'SHA-256' = '"
                                + sha256
                                + "']");
        var two =
                pattern(
                        "[(file:hashes.MD5 = '"
                                + MD5
                                + "' AND file:hashes.'SHA-1' = '"
                                + SHA1
                                + "') OR (file:hashes.'SHA-256' = '"
                                + sha256
                                + "' AND file:hashes.MD5 = '"
                                + MD5.replace('d', 'e')
                                + "')]");

        assertThat(either.records()).allMatch(one -> one.context().group().isEmpty());
        assertThat(two.records()).hasSize(4);
        assertThat(two.context(0).group()).isNotEmpty().isEqualTo(two.context(1).group());
        assertThat(two.context(2).group()).isNotEmpty().isEqualTo(two.context(3).group());
        assertThat(two.context(0).group()).isNotEqualTo(two.context(2).group());
    }

    @Test
    void filesOfOneObservationStayApart() {
        var read =
                Collected.read(
                        """
                        {"type": "bundle", "id": "bundle--5d0092c5-5f74-4287-9642-33f4c354e56d", "objects": [
                          {"type": "observed-data", "id": "observed-data--b67d30ff-02ac-498a-92f9-32f845f448cf", "objects": {
                            "0": {"type": "file", "hashes": {"MD5": "%1", "SHA-1": "%2"}},
                            "1": {"type": "file", "hashes": {"SHA-256": "%3", "MD5": "%4"}},
                            "2": {"type": "file", "hashes": {"MD5": "%5"}}}}]}
                        """
                                .replace("%1", MD5)
                                .replace("%2", SHA1)
                                .replace("%3", "e".repeat(64))
                                .replace("%4", "e".repeat(32))
                                .replace("%5", "f".repeat(32)));

        assertThat(read.records()).hasSize(5);
        assertThat(read.context(0).group()).isNotEmpty().isEqualTo(read.context(1).group());
        assertThat(read.context(2).group()).isNotEmpty().isEqualTo(read.context(3).group());
        assertThat(read.context(0).group()).isNotEqualTo(read.context(2).group());
        assertThat(read.context(4).group()).isEmpty();
    }

    @Test
    void partsThatDoNotSufficeAreInformation() {
        var both =
                pattern("[domain-name:value = 'a.example.com' AND ipv4-addr:value = '192.0.2.1']");
        var followed =
                pattern(
                        "[domain-name:value = 'a.example.com'] FOLLOWEDBY [ipv4-addr:value ="
                                + " '192.0.2.1'] WITHIN 600 SECONDS");

        assertThat(both.records()).hasSize(2);
        assertThat(both.context(0).use()).isEqualTo(Use.INFORMATION);
        assertThat(followed.context(1).use()).isEqualTo(Use.INFORMATION);
        assertThat(followed.context(1).pattern()).contains("FOLLOWEDBY");
    }

    @Test
    void anAddressWithAPortIsOne() {
        var read =
                pattern(
                        "[network-traffic:dst_ref.type = 'ipv4-addr' AND"
                                + " network-traffic:dst_ref.value = '192.0.2.1' AND"
                                + " network-traffic:dst_port = 8443]");

        assertThat(read.indicators()).containsExactly("endpoint 192.0.2.1:8443");
    }

    @Test
    void refusesBrokenPatternsWithThePlace() {
        var read = pattern("[domain-name:value = 'a.example.com'");

        assertThat(read.reasons())
                .containsExactly("not a STIX pattern at character 37: ] expected, found the end");
        assertThat(pattern("(".repeat(10_000)).reasons()).first().asString().contains("deeper");
    }

    @Test
    void takesContextFromRelationsEvenBehind() {
        var read =
                Collected.read(
                        """
                        {"type": "bundle", "id": "bundle--5d0092c5-5f74-4287-9642-33f4c354e56d", "objects": [
                         {"type": "indicator", "id": "indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
                          "pattern_type": "stix", "pattern": "[domain-name:value = 'evil.example.com']",
                          "name": "C2", "valid_from": "2026-01-01T00:00:00Z", "valid_until": "2026-06-01T00:00:00Z",
                          "confidence": 80, "revoked": true, "indicator_types": ["malicious-activity"], "labels": ["x"],
                          "created_by_ref": "identity--f431f809-377b-45e0-aa1c-6a4751cae5ff",
                          "object_marking_refs": ["marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"],
                          "external_references": [{"source_name": "blog", "url": "https://blog.example/1"}]},
                         {"type": "malware", "id": "malware--31b940d4-6f7f-459a-80ea-9c1f17b5891b", "name": "Bot"},
                         {"type": "intrusion-set", "id": "intrusion-set--4e78f46f-a023-4e5f-bc24-71b3ca22ec29", "name": "Group"},
                         {"type": "identity", "id": "identity--f431f809-377b-45e0-aa1c-6a4751cae5ff", "name": "CERT"},
                         {"type": "relationship", "id": "relationship--1", "relationship_type": "indicates",
                          "source_ref": "indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
                          "target_ref": "malware--31b940d4-6f7f-459a-80ea-9c1f17b5891b"},
                         {"type": "relationship", "id": "relationship--2", "relationship_type": "indicates",
                          "source_ref": "indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
                          "target_ref": "intrusion-set--4e78f46f-a023-4e5f-bc24-71b3ca22ec29"},
                         {"type": "report", "id": "report--1", "name": "Report one",
                          "object_refs": ["indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f"]}]}
                        """);

        Context context = read.context(0);
        assertThat(context.threats()).containsExactly("Bot");
        assertThat(context.actors()).containsExactly("Group");
        assertThat(context.tlp()).contains(Tlp.AMBER);
        assertThat(context.confidence()).hasValue(80);
        assertThat(context.revoked()).isTrue();
        assertThat(context.validUntil()).contains(Instant.parse("2026-06-01T00:00:00Z"));
        assertThat(context.references()).containsExactly("https://blog.example/1", "Report one");
        assertThat(context.other()).containsEntry("created by", "CERT");
        assertThat(context.sourceId()).startsWith("indicator--");
    }

    @Test
    void keepsWhatIsRelatedToWhatInBothDirections() {
        var read =
                Collected.read(
                        """
                        {"type": "bundle", "id": "bundle--5d0092c5-5f74-4287-9642-33f4c354e56d", "objects": [
                         {"type": "relationship", "id": "relationship--1", "relationship_type": "Downloads",
                          "source_ref": "indicator--1", "target_ref": "indicator--2"},
                         {"type": "relationship", "id": "relationship--2", "relationship_type": "drops", "revoked": true,
                          "source_ref": "indicator--1", "target_ref": "indicator--2"},
                         {"type": "indicator", "id": "indicator--1", "pattern_type": "stix", "pattern": "[domain-name:value = 'evil.example']"},
                         {"type": "indicator", "id": "indicator--2", "pattern_type": "stix",
                          "pattern": "[file:hashes.MD5 = '0123456789abcdef0123456789abcdef']"}]}
                        """);

        assertThat(read.context(0).related())
                .containsExactly(
                        new RelatedIndicator(
                                "downloads",
                                true,
                                new FileHash("0123456789abcdef0123456789abcdef")));
        assertThat(read.context(1).related())
                .containsExactly(
                        new RelatedIndicator("downloads", false, new DomainName("evil.example")));
    }

    @Test
    void observablesAreInformation() {
        var read =
                Collected.read(
                        """
                        {"objects": [
                          {"type": "ipv4-addr", "id": "ipv4-addr--ff26c055-6336-5bc5-b98d-13d6226742dd", "value": "192.0.2.1"},
                          {"type": "file", "id": "file--ff26c055-6336-5bc5-b98d-13d6226742dd", "name": "a.exe",
                           "hashes": {"MD5": "d41d8cd98f00b204e9800998ecf8427e", "SSDEEP": "3::"}},
                          {"type": "observed-data", "id": "observed-data--1", "objects": {"0": {"type": "domain-name", "value": "a.example.com"}}}]}
                        """);

        assertThat(read.indicators())
                .containsExactly("ipv4 192.0.2.1", "md5 " + MD5, "domain a.example.com");
        assertThat(read.context(0).use()).isEqualTo(Use.INFORMATION);
        assertThat(read.context(1).other())
                .containsEntry("file name", "a.exe")
                .containsEntry("ssdeep", "3::");
    }

    @Test
    void readsTaxiiEnvelopesAndRefusesOtherLanguages() {
        var read =
                Collected.read(
                        """
                        {"more": false, "objects": [
                          {"type": "indicator", "id": "indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
                           "pattern_type": "yara", "pattern": "rule x { condition: true }"},
                          {"type": "indicator", "id": "indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd40",
                           "pattern": "[ipv4-addr:value = '192.0.2.1']"}]}
                        """);

        assertThat(read.outcome().format()).isEqualTo(FeedFormat.STIX_2);
        assertThat(read.records()).hasSize(1);
        assertThat(read.reasons()).containsExactly("a rule in yara, not a STIX pattern");
    }

    @Test
    void keepsTheGoodPartOfATruncatedBundle() {
        String whole = indicator("[ipv4-addr:value = '192.0.2.1']");

        var read =
                Collected.read(whole.substring(0, whole.lastIndexOf(']')) + ", {\"type\": \"ind");

        assertThat(read.records()).hasSize(1);
        assertThat(read.outcome().truncated()).isTrue();
    }
}
