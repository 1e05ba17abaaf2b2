package io.tipstaff.portal.whitelist.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.whitelist.Effect;
import io.tipstaff.portal.whitelist.internal.WarningList.Matching;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a change of a list touches.
class ListSaysTest {

    private static final ListSays NOTHING = says();

    /// A list with its entries.
    private record Filled(WarningList list, List<String> entries) {}

    private static Filled filled(String name, Matching matching, Effect effect, String... entries) {
        return new Filled(
                new WarningList(
                        1,
                        name,
                        "",
                        matching,
                        effect,
                        30,
                        true,
                        false,
                        entries.length,
                        Instant.EPOCH),
                List.of(entries));
    }

    private static ListSays says(Filled... lists) {
        return says(List.of(lists), List.of(lists));
    }

    private static ListSays says(List<Filled> own, List<Filled> all) {
        var list = new CompiledLists();
        own.forEach(one -> one.entries().forEach(entry -> list.add(one.list(), entry)));
        var names = new LookAlikes();
        all.stream()
                .filter(one -> LookAlikes.takes(one.list()))
                .forEach(one -> one.entries().forEach(names::add));
        return new ListSays(list, names);
    }

    private static Indicator indicator(String text) {
        return IndicatorParser.parse(text) instanceof Parsed(Indicator indicator)
                ? indicator
                : fail(text);
    }

    private static Indicator fail(String text) {
        throw new AssertionError("not an indicator: " + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "harbourbank.com",
                "www.harbourbank.com",
                "http://harbourbank.com/a",
                "http://www.harbourbank.com/a",
                "somebody@mail.harbourbank.com"
            })
    void aNewListTouchesWhatStandsOnItAndTheNamesBelow(String text) {
        ListSays after = says(filled("own", Matching.STRING, Effect.KEEP_OUT, "harbourbank.com"));

        assertThat(NOTHING.differingFrom(after).test(indicator(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "192.0.2.7:443", "http://192.0.2.7/a", "192.0.2.0/25"})
    void aNewNetworkTouchesTheAddressesInside(String text) {
        ListSays after = says(filled("own", Matching.CIDR, Effect.SHOW, "192.0.2.0/24"));

        assertThat(NOTHING.differingFrom(after).test(indicator(text))).isTrue();
    }

    @Test
    void whatAListLowersIsTouchedWhenItLowersNoMore() {
        Indicator name = indicator("shop.example");
        ListSays lowers = says(filled("own", Matching.STRING, Effect.LOWER, "shop.example"));
        ListSays shows = says(filled("own", Matching.STRING, Effect.SHOW, "shop.example"));

        assertThat(lowers.differingFrom(shows).test(name)).isTrue();
    }

    @Test
    void aNameThatLooksLikeAListedOneIsTouched() {
        ListSays after = says(filled("own", Matching.STRING, Effect.SHOW, "harbourbank.com"));

        assertThat(NOTHING.differingFrom(after).test(indicator("harborbank.com"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.example", "198.51.100.7", "http://other.example/shop.example"})
    void nothingElseIsTouched(String text) {
        ListSays after =
                says(
                        filled("own", Matching.STRING, Effect.KEEP_OUT, "shop.example"),
                        filled("own", Matching.CIDR, Effect.KEEP_OUT, "192.0.2.0/24"));

        assertThat(NOTHING.differingFrom(after).test(indicator(text))).isFalse();
    }

    @Test
    void theSameListAgainTouchesNothing() {
        ListSays before = says(filled("own", Matching.HOSTNAME, Effect.KEEP_OUT, "shop.example"));
        ListSays after = says(filled("own", Matching.HOSTNAME, Effect.KEEP_OUT, "shop.example"));

        assertThat(before.differingFrom(after).test(indicator("http://a.shop.example/"))).isFalse();
    }

    @Test
    void whateverAllListsTogetherSayOtherwiseIsTouched() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            List<Filled> others = List.of(any("one", random), any("two", random));
            List<Filled> before = with(others, any("own", random));
            List<Filled> after = with(others, any("own", random));
            Indicator indicator = indicator(Samples.any(random));

            boolean differs = !found(before, indicator).equals(found(after, indicator));

            boolean touched =
                    says(before.subList(2, 3), before)
                            .differingFrom(says(after.subList(2, 3), after))
                            .test(indicator);
            assertThat(touched || !differs)
                    .as("seed %d, round %d: %s, %s to %s", seed, round, indicator, before, after)
                    .isTrue();
        }
    }

    private static List<Filled> with(List<Filled> others, Filled own) {
        List<Filled> all = new ArrayList<>(others);
        all.add(own);
        return all;
    }

    /// All that the lists say about an indicator.
    private static List<Object> found(List<Filled> all, Indicator indicator) {
        ListSays together = says(all, all);
        return List.of(
                new HashSet<>(together.list().find(indicator)), together.names().find(indicator));
    }

    private static Filled any(String name, Random random) {
        Matching matching = Samples.any(random, Matching.STRING, Matching.HOSTNAME, Matching.CIDR);
        String[] entries = new String[random.nextInt(3)];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = matching == Matching.CIDR ? Samples.network(random) : Samples.name(random);
        }
        return filled(name, matching, Samples.any(random, Effect.values()), entries);
    }

    /// Few names and addresses, so that lists meet.
    private static final class Samples {

        private static final String[] NAMES = {
            "shop.example",
            "www.shop.example",
            "a.b.shop.example",
            "harbourbank.com",
            "www.harbourbank.com",
            "harborbank.com",
            "harbourbank.com",
            "harborbank.com"
        };

        private Samples() {}

        @SafeVarargs
        static <T> T any(Random random, T... choices) {
            return choices[random.nextInt(choices.length)];
        }

        static String name(Random random) {
            return any(random, NAMES);
        }

        static String network(Random random) {
            return any(random, "192.0.2.0/24", "192.0.2.0/25", "192.0.2.7/32", "198.51.100.0/24");
        }

        static String any(Random random) {
            String name = name(random);
            return any(
                    random,
                    name,
                    "http://" + name + "/a",
                    "somebody@" + name,
                    "192.0.2.7",
                    "192.0.2.7:80",
                    "192.0.0.0/16",
                    "192.0.2.0/26");
        }
    }
}
