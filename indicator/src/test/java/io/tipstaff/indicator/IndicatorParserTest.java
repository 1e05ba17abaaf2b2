package io.tipstaff.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    192.0.2.1                          | IPV4     | 192.0.2.1
                    ' 192.0.2.1 '                      | REFUSED  |
                    192[.]0[.]2[.]1                    | IPV4     | 192.0.2.1
                    0xC0000201                         | IPV4     | 192.0.2.1
                    3221225985                         | IPV4     | 192.0.2.1
                    0300.0.2.1                         | IPV4     | 192.0.2.1
                    192.0.513                          | IPV4     | 192.0.2.1
                    4294967295                         | IPV4     | 255.255.255.255
                    4294967296                         | REFUSED  |
                    2026                               | REFUSED  |
                    192.0.2.256                        | REFUSED  |
                    192.0.2                            | IPV4     | 192.0.0.2
                    2001:DB8:0:0:0:0:0:1               | IPV6     | 2001:db8::1
                    2001:db8:0:1:1:1:1:1               | IPV6     | 2001:db8:0:1:1:1:1:1
                    2001:0:0:1:0:0:0:1                 | IPV6     | 2001:0:0:1::1
                    ::                                 | IPV6     | ::
                    fe80::1%eth0                       | IPV6     | fe80::1
                    ::ffff:192.0.2.1                   | IPV4     | 192.0.2.1
                    ::ffff:c000:201                    | IPV4     | 192.0.2.1
                    1:2:3:4:5:6:7                      | REFUSED  |
                    192.0.2.77/24                      | NETWORK  | 192.0.2.0/24
                    192.0.2.77/32                      | IPV4     | 192.0.2.77
                    2001:db8::1/32                     | NETWORK  | 2001:db8::/32
                    192.0.2.1:8080                     | ENDPOINT | 192.0.2.1:8080
                    [2001:db8::1]:443                  | ENDPOINT | [2001:db8::1]:443
                    192.0.2.1:0                        | URL      | 192.0.2.1/
                    Evil.Example.                      | DOMAIN   | evil.example
                    *.evil.example                     | DOMAIN   | evil.example
                    *.evil.example/*                   | DOMAIN   | evil.example
                    evil[.]example                     | DOMAIN   | evil.example
                    _dmarc.evil.example                | DOMAIN   | _dmarc.evil.example
                    münchen.example                    | DOMAIN   | xn--mnchen-3ya.example
                    co.uk                              | REFUSED  |
                    com                                | REFUSED  |
                    =www.evil.example                  | HOST     | =www.evil.example
                    http://evil.example                | URL      | evil.example/
                    hxxps[:]//evil[.]example/a         | URL      | evil.example/a
                    https://u:p@EVIL.example:443/A#top | URL      | evil.example/A
                    http://evil.example:8080           | URL      | evil.example:8080/
                    evil.example:8080                  | URL      | evil.example:8080/
                    ftp://evil.example:21/x            | URL      | evil.example/x
                    http://evil.example/%7Ea/./b/../c  | URL      | evil.example/~a/c
                    http://evil.example/a%2Fb          | URL      | evil.example/a/b
                    http://evil.example/%2541          | URL      | evil.example/%2541
                    http://evil.example/a b            | URL      | evil.example/a%20b
                    http://evil.example/?q=%41+b%20c   | URL      | evil.example/?q=A+b%20c
                    http://evil.example/ü              | URL      | evil.example/%C3%BC
                    http:\\/\\/evil.example\\/a             | URL      | evil.example/a
                    http://0xC0000201/a                | URL      | 192.0.2.1/a
                    http://[2001:DB8::1]/a             | URL      | [2001:db8::1]/a
                    www.x.example:80:/path/            | URL      | www.x.example/path/
                    evil.example/gate*.php             | URL_MASK | evil.example/gate*.php
                    (?i)evil.example/Gate              | URL_MASK | (?i)evil.example/gate
                    *.evil.example/gate                | URL_MASK | *.evil.example/gate
                    */gate.php                         | PATH     | /gate.php
                    */g*.php                           | REFUSED  |
                    /gate.php?id=1                     | PATH     | /gate.php?id=1
                    /a                                 | REFUSED  |
                    D41D8CD98F00B204E9800998ECF8427E   | MD5      | d41d8cd98f00b204e9800998ecf8427e
                    da39a3ee5e6b4b0d3255bfef95601890afd80709 | SHA1 | da39a3ee5e6b4b0d3255bfef95601890afd80709
                    Eve@Evil.Example                   | EMAIL    | eve@evil.example
                    mailto:eve[at]evil[.]example       | EMAIL    | eve@evil.example
                    just words                         | REFUSED  |
                    """)
    void readsEveryKindInItsCanonicalForm(String written, String kind, String canonical) {
        ParseResult result = IndicatorParser.parse(written);

        switch (result) {
            case Parsed(Indicator indicator) -> {
                assertThat(indicator.kind().name()).isEqualTo(kind);
                assertThat(indicator.canonical()).isEqualTo(canonical);
            }
            case Refused(String reason) -> assertThat(kind).as(reason).isEqualTo("REFUSED");
        }
    }

    @Test
    void refusesAWrongKindAndNamesBoth() {
        ParseResult result = IndicatorParser.parse(Kind.MD5, "evil.example");

        assertThat(result).isEqualTo(new Refused("domain, not MD5 hash"));
    }

    @Test
    void takesSmallIntegersAsAddressesOnlyWhereAnAddressIsExpected() {
        ParseResult result = IndicatorParser.parse(Kind.IPV4, "1");

        assertThat(result).isEqualTo(new Parsed(IpAddress.v4(1)));
    }

    @Test
    void refusesTextOfAnyLengthWithoutReadingItTwice() {
        ParseResult result = IndicatorParser.parse("[".repeat(5_000_000));

        assertThat(result).isEqualTo(new Refused("longer than 8192 characters"));
    }
}
