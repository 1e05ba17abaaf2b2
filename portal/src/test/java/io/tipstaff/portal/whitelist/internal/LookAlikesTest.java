package io.tipstaff.portal.whitelist.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookAlikesTest {

    private static final LookAlikes NAMES = new LookAlikes();

    static {
        NAMES.add("harbourbank.com");
        NAMES.add("modernmail.com");
        NAMES.add("abc.com");
    }

    @ParameterizedTest
    @CsvSource({
        "harb0urbank.com, digit for a letter",
        "harbourbank.net, other domain",
        "harborbank.com, letter left out",
        "harbourrbank.com, letter more",
        "harbuorbank.com, letters that changed places",
        "harbourbank-login.example.com, word among others",
        "harbourbank.com.secure.example.net, the whole name before another",
        "xn--hrbourbank-zqi.com, letter of another script",
        "modemmail.com, two letters that look like one",
    })
    void findsWhatAnEyeTakesForAListedName(String host, String how) {
        assertThat(NAMES.find(host)).as(how).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "harbourbank.com",
                "www.harbourbank.com",
                "bank.example.com",
                "abd.com",
                "harbour.example.com",
                "com"
            })
    void leavesListedNamesShortOnesAndOthersAlone(String host) {
        assertThat(NAMES.find(host)).isEmpty();
    }

    @Test
    void namesTheListedName() {
        assertThat(NAMES.find("harb0urbank.com")).contains("harbourbank.com");
    }
}
