package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules that were made to cost much.
class HostileRulesTest {

    private static final int MANY = 100_000;
    private static final Duration LONG = Duration.ofSeconds(20);

    /// Reads on a thread of the usual stack, and fails if that takes long.
    private static Collected read(FeedFormat format, String document) {
        var read = new Collected[1];
        assertTimeoutPreemptively(LONG, () -> read[0] = Collected.readAs(format, document));
        return read[0];
    }

    private static String sigma(String detection) {
        return "title: x\nlogsource: {category: dns}\ndetection:\n" + detection.indent(2);
    }

    @Test
    void aliasesStandForNothingSoThatABombStaysSmall() {
        var bomb = new StringBuilder("a0: &a0 {query: evil.example}\n");
        for (int i = 1; i < 60; i++) {
            bomb.append(
                    "a@: &a@ [*a#, *a#, *a#, *a#, *a#, *a#, *a#, *a#, *a#]\n"
                            .replace("@", Integer.toString(i))
                            .replace("#", Integer.toString(i - 1)));
        }

        var read =
                read(
                        FeedFormat.SIGMA,
                        sigma(bomb + "s: {query: bad.example}\ncondition: a59 or s\n"));

        assertThat(read.indicators()).containsExactly("host =bad.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s: [", "s: {a: [", "? [", "? {a: [", "- [", "s:\n- "})
    void nestingHasItsBoundInNamesToo(String open) {
        String inner = open.substring(open.length() - 1).replace(' ', '[');

        var read = read(FeedFormat.SIGMA, sigma(open + inner.repeat(MANY)));

        assertThat(read.records()).isEmpty();
        assertThat(read.reasons()).singleElement().asString().startsWith("YAML beyond the limits");
        assertThat(read.refusals().getFirst().at().line()).isBetween(4L, 5L);
    }

    @Test
    void aConditionOfManyStarsAndNamesTakesNoTime() {
        var detection = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            detection.append("a".repeat(400)).append(i).append(": {query: evil.example}\n");
        }
        detection.append("condition: ").append("1 of *a*a*a*a*a*a*a*a*a*b or ".repeat(240));

        var read = read(FeedFormat.SIGMA, sigma(detection + "1 of them\n"));

        assertThat(read.indicators()).containsExactly("host =evil.example");
    }

    @Test
    void bracketsOfAConditionDoNotOverflowTheStack() {
        String condition = "(".repeat(MANY) + "s" + ")".repeat(MANY);

        var read =
                read(FeedFormat.SIGMA, sigma("s: {query: evil.example}\ncondition: " + condition));

        assertThat(read.records()).isEmpty();
        assertThat(read.reasons())
                .containsExactly("no address, name, URL or hash stands in the rule");
    }

    @Test
    void aConditionThatIsNotReadToItsEndMakesNothingSuffice() {
        var read =
                read(
                        FeedFormat.SIGMA,
                        sigma(
                                "s: {query: evil.example}\ncondition: "
                                        + "s or ".repeat(MANY)
                                        + "s"));

        assertThat(read.records()).hasSize(1);
        assertThat(read.context(0).use()).isEqualTo(Context.Use.INFORMATION);
    }

    @Test
    void aValueOfEscapesDoesNotOverflowTheStack() {
        String escapes = "\\n".repeat(MANY);

        var yara =
                read(
                        FeedFormat.YARA,
                        "rule x {\n meta:\n  description = \""
                                + escapes
                                + "\"\n  hash = \""
                                + "d".repeat(32)
                                + "\"\n condition: true\n}\n");
        var sensor =
                read(
                        FeedFormat.SENSOR_RULES,
                        "alert dns any any -> any any (msg:\""
                                + escapes
                                + "\"; dns.query; content:\"evil.example\"; sid:1;)\n");

        assertThat(yara.indicators()).containsExactly("md5 " + "d".repeat(32));
        assertThat(sensor.indicators()).containsExactly("domain evil.example");
    }

    @Test
    void wordsBeforeARuleDoNotOverflowTheStack() {
        String rule =
                "private ".repeat(MANY) + "rule x { meta: hash = \"" + "d".repeat(32) + "\" }\n";

        assertThat(read(FeedFormat.YARA, rule).indicators())
                .containsExactly("md5 " + "d".repeat(32));
        assertThatCode(() -> Collected.read(rule)).doesNotThrowAnyException();
    }

    @Test
    void aRuleKeepsABoundedNumberOfIndicators() {
        var hashes = new StringBuilder("rule x {\n meta:\n");
        for (int i = 0; i < 12_000; i++) {
            hashes.append("  hash = \"")
                    .append(String.format(Locale.ROOT, "%032x", i))
                    .append("\"\n");
        }

        var read = read(FeedFormat.YARA, hashes + "}\n");

        assertThat(read.records()).hasSize(10_000);
    }

    @Test
    void rulesThatAreTooLongAreRefusedWithTheirLine() {
        String good = "alert ip any any -> 192.0.2.1 any (msg:\"a\"; sid:1;)\n";
        String joined =
                "alert ip any any -> 192.0.2.2 any \\\n"
                        + " (msg:\"b\"; \\\n".repeat(MANY)
                        + " sid:2;)\n";
        String wide =
                "alert ip any any -> ["
                        + "192.0.2.3,".repeat(MANY * 2)
                        + "192.0.2.4] any (sid:3;)\n";

        var read = read(FeedFormat.SENSOR_RULES, good + wide + joined + good);

        assertThat(read.indicators().getFirst()).isEqualTo("ipv4 192.0.2.1");
        assertThat(read.indicators().getLast()).isEqualTo("ipv4 192.0.2.1");
        assertThat(read.reasons().getFirst()).startsWith("rule longer than");
        assertThat(read.refusals().getFirst().at().line()).isEqualTo(2);
        assertThat(read.refusals().get(1).at().line()).isEqualTo(3);
    }

    @Test
    void aSigmaRuleThatIsTooLargeCostsOnlyItself() {
        String good = sigma("s: {query: evil.example}\ncondition: s");
        String large = good + "more: '" + "x".repeat(2 << 20) + "'\n";

        var read =
                read(
                        FeedFormat.SIGMA,
                        good + "---\n" + large + "---\n" + good.replace("evil", "bad"));

        assertThat(read.indicators()).containsExactly("host =evil.example", "host =bad.example");
        assertThat(read.reasons()).singleElement().asString().startsWith("rule larger than");
        assertThat(read.refusals().getFirst().at().line()).isEqualTo(7);
    }
}
