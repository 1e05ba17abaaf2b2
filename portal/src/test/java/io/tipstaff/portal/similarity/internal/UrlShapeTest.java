package io.tipstaff.portal.similarity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlShapeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /                                                | /
                    /secure/a81bc3f09d2e/login.php?id=12&user=a@b.example | /secure/{h}/login.php?id={n}&user={e}
                    /Secure/00ff17a2bc44/LOGIN.php?user=c@d.example&id=7  | /secure/{h}/login.php?id={n}&user={e}
                    /dl/123e4567-e89b-12d3-a456-426614174000.exe     | /dl/{u}.exe
                    /2024-11-03/x1y2z3w4.js                          | /{d}/{b}.js
                    /go?to=http://c.example/a&k=                     | /go?k=&to={l}
                    /track?e=a%40b.example                           | /track?e={e}
                    /Mozi.m                                          | /mozi.m
                    /invoice_88213.pdf                               | /invoice_{n}.pdf
                    /a/aGVsbG9Xb3JsZDEyMw==/b                        | /a/{b}/b
                    /index?cafe                                      | /index?cafe
                    /p?lang=en&page=a1                               | /p?lang={w}&page={t}
                    """)
    void keepsWordsAndClassesTheRest(String path, String shape) {
        assertThat(UrlShape.of(path).text()).isEqualTo(shape);
    }

    @Test
    void wordsAreThoseThatAKitKeeps() {
        assertThat(UrlShape.of("/office-desk/login.php?mail=a@b.example").words())
                .containsExactlyInAnyOrder("office", "desk", "login", "php", "mail");
    }

    @Test
    void likenessIsOneForItselfZeroForNothingInCommonAndTheSameBothWays() {
        UrlShape one = UrlShape.of("/bank/step/login.php?id=1");
        UrlShape near = UrlShape.of("/bank/step/card.php?id=1");
        UrlShape other = UrlShape.of("/parcel/track");

        assertThat(one.likeness(one)).isEqualTo(1);
        assertThat(one.likeness(near)).isEqualTo(near.likeness(one)).isBetween(0.4, 0.9);
        assertThat(one.likeness(other)).isZero();
    }

    @Test
    void nearShapesShareABandAndOthersDoNot() {
        UrlShape one = UrlShape.of("/bank/id/step/verify/login.php?id=1&mail=a@b.example");
        UrlShape near = UrlShape.of("/bank/id/step/verify/login.php?id=1&mail=a@b.example&x=1");
        UrlShape other = UrlShape.of("/parcel/track/now.html?y=2");

        assertThat(Bands.of(near.features())).containsAnyOf(Bands.of(one.features()));
        assertThat(Bands.of(other.features())).doesNotContain(Bands.of(one.features()));
    }

    @Test
    void aHostilePathIsReadInBoundedTime() {
        UrlShape shape = UrlShape.of("/" + "a1".repeat(4_000) + "/" + "x/".repeat(4_000));

        assertThat(shape.text()).hasSizeLessThanOrEqualTo(UrlShape.MAX_TEXT).startsWith("/{b}/x");
    }
}
