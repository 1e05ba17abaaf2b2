package io.tipstaff.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @Test
    void rendersTextTablesAndHeadingsBelowThoseOfThePage() {
        assertThat(Markdown.html("# A\n\n| a | b |\n|---|---|\n| 1 | *2* |"))
                .contains("<h3>A</h3>", "<td><em>2</em></td>");
    }

    @Test
    void letsHeadingsSkipNoLevel() {
        assertThat(Markdown.html("## A\n\n#### B\n\n# C\n\n## D"))
                .contains("<h3>A</h3>", "<h4>B</h4>", "<h3>C</h3>", "<h4>D</h4>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a <img src=x onerror=alert(1)> b",
                "<div onclick='x'>\n\nb\n\n</div>",
                "[x](javascript:alert(1))",
                "[x](/\\evil.example)",
                "![x](https://evil.example/x.png)",
                "<https://evil.example/>",
                "[x]: javascript:alert(1)\n\n[x]"
            })
    void showsWhatCouldDoHarmAsText(String text) {
        assertThat(Markdown.html(text)).doesNotContain("<script", "<img", "<div", "<a ");
    }

    @Test
    void writesAddressesElsewhereOutAndLinksIntoThePortal() {
        assertThat(Markdown.html("[here](https://evil.example/a) [there](/reports/actors)"))
                .contains("here (<code>https://evil.example/a</code>)")
                .contains("<a href=\"/reports/actors\">there</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a & b <br> \"c\" &nbsp; &copy;",
                "line  \nbreak\n\n---\n\n- [ ] x",
                "\u0000\u0001 control \uFFFF \uD800",
                "```\n<xml attr=\"&\">]]>\n```"
            })
    void isWellFormedXml(String text) throws Exception {
        String document = "<div>" + Markdown.html(text) + "</div>";

        var parsed =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));

        assertThat(parsed.getDocumentElement().getTagName()).isEqualTo("div");
    }
}
