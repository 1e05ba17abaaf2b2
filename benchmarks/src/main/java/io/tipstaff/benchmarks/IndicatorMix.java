package io.tipstaff.benchmarks;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.FileHash;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;

/// Indicators of the usual kinds: 40 % domains, 30 % URLs, 20 % hashes, 10 % addresses and
/// networks.
///
/// Every twentieth URL lies on one of two hundred hosts that the log visits too, on other paths.
/// The same number always gives the same indicator.
final class IndicatorMix {

    private static final int SHARED_HOSTS = 200;
    private static final int[] HASH_DIGITS = {32, 32, 40, 64, 64};

    private IndicatorMix() {}

    static Indicator indicator(long number) {
        var dice = new Dice(number * 2 + 1);
        int kind = dice.below(100);
        if (kind < 40) {
            return name(dice.oneIn(3) ? Words.host(dice) : Words.domain(dice));
        }
        if (kind < 70) {
            return parsed("http://" + urlHost(dice) + Words.path(dice));
        }
        if (kind < 90) {
            return new FileHash(dice.hex(HASH_DIGITS[dice.below(HASH_DIGITS.length)]));
        }
        if (kind < 99) {
            return parsed(Words.publicAddress(dice));
        }
        return parsed(Words.publicAddress(dice) + "/" + (22 + dice.below(8)));
    }

    /// A word before a country may happen to be a public suffix.
    private static Indicator name(String name) {
        return IndicatorParser.parse(name) instanceof Parsed(DomainName domain)
                ? domain
                : new DomainName("www." + name);
    }

    private static String urlHost(Dice dice) {
        return dice.oneIn(20) ? sharedHost(dice.below(SHARED_HOSTS)) : Words.host(dice);
    }

    static String sharedHost(int number) {
        return "files" + number + ".shared-hosting.example";
    }

    static String anySharedHost(Dice dice) {
        return sharedHost(dice.below(SHARED_HOSTS));
    }

    private static Indicator parsed(String text) {
        if (IndicatorParser.parse(text) instanceof Parsed(Indicator indicator)) {
            return indicator;
        }
        throw new IllegalStateException("not an indicator: " + text);
    }
}
