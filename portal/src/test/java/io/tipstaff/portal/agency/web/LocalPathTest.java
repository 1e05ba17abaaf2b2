package io.tipstaff.portal.agency.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LocalPathTest {

    @Test
    void staysHere() {
        assertThat(LocalPath.of("/people?q=a%20b")).isEqualTo("/people?q=a%20b");
        for (String elsewhere :
                List.of(
                        "https://evil.example/",
                        "//evil.example",
                        "/\\evil.example",
                        "\t//evil.example",
                        "/\t/evil.example",
                        "javascript:alert(1)",
                        "",
                        "/sign-in?to=/")) {
            assertThat(LocalPath.of(elsewhere)).as(elsewhere).isEqualTo("/");
        }
    }
}
