package io.tipstaff.portal.reports.yara;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class YaraRulesTest {

    @Test
    void namesTheRulesButNotWhatStandsInStringsAndComments() {
        YaraRules rules =
                YaraRules.of(
                        """
                        // rule Commented
                        private rule First { strings: $a = "rule Quoted { \\" rule Still" condition: $a }
                        /* rule Block */ rule Second : tag { condition: First }
                        """);

        assertThat(rules.names()).containsExactly("First", "Second");
    }

    @Test
    void findsAnIncludeWhereverItStands() {
        assertThat(YaraRules.of("rule A { condition: true } include \"/etc/passwd\"").includes())
                .isTrue();
        assertThat(YaraRules.of("include/* */\"other.yar\"").includes()).isTrue();
        assertThat(YaraRules.of("// include \"x\"\nrule A { condition: true }").includes())
                .isFalse();
    }

    @Test
    void findsGlobalRules() {
        assertThat(YaraRules.of("global private rule G { condition: true }").hasGlobal()).isTrue();
        assertThat(YaraRules.of("rule G { meta: a = \"global rule\" condition: true }").hasGlobal())
                .isFalse();
    }

    @Test
    void readsHostileTextInOneGo() {
        String escapes = "rule A { strings: $a = \"" + "\\\"".repeat(500_000);

        assertThat(YaraRules.of(escapes).names()).containsExactly("A");
    }
}
