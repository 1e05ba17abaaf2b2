package io.tipstaff.portal.generated;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes `generated/words.txt` of the names of countries, languages, currencies, time zones, months
/// and days in the Common Locale Data Repository as the JDK has it.
///
/// `java portal/src/test/java/io/tipstaff/portal/generated/WordList.java > words.txt`
final class WordList {

    private static final List<String> LANGUAGES =
            List.of(
                    ("en de fr es it nl pt pl cs sv da fi nb hu ro tr id hr sk et lv lt sl ca sw ms"
                                    + " vi az sq eu gl is af fil uz")
                            .split(" "));
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private WordList() {}

    public static void main(String[] arguments) {
        var words = new TreeSet<String>();
        for (String tag : LANGUAGES) {
            texts(Locale.forLanguageTag(tag))
                    .flatMap(text -> Arrays.stream(plain(text).split("[^a-z]+")))
                    .filter(word -> word.length() >= 3 && word.length() <= 20)
                    .forEach(words::add);
        }
        System.out.println(
                """
                # Words of many languages, to learn from how letters follow each other; made by WordList.java of the
                # Unicode Common Locale Data Repository (Copyright Unicode, Inc., licence Unicode-3.0) in the JDK.""");
        words.forEach(System.out::println);
    }

    private static Stream<String> texts(Locale in) {
        return Stream.of(
                        Arrays.stream(Locale.getISOCountries())
                                .map(code -> Locale.of("", code).getDisplayCountry(in)),
                        Arrays.stream(Locale.getISOLanguages())
                                .map(code -> Locale.of(code).getDisplayLanguage(in)),
                        Currency.getAvailableCurrencies().stream()
                                .map(currency -> currency.getDisplayName(in)),
                        Arrays.stream(TimeZone.getAvailableIDs())
                                .map(id -> TimeZone.getTimeZone(id).getDisplayName(in)),
                        Arrays.stream(Month.values())
                                .map(month -> month.getDisplayName(TextStyle.FULL, in)),
                        Arrays.stream(DayOfWeek.values())
                                .map(day -> day.getDisplayName(TextStyle.FULL, in)))
                .flatMap(texts -> texts);
    }

    private static String plain(String text) {
        String split = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return MARKS.matcher(split).replaceAll("");
    }
}
