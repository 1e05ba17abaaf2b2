package io.tipstaff.portal.generated;

import io.tipstaff.indicator.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Counts how many names of each given file look made by a program. Any text with names in it can
/// be measured: lists, CSV, warninglists.
///
/// ```
/// java -cp portal/target/classes:portal/target/test-classes:… \
///         io.tipstaff.portal.generated.GeneratedNamesMeasure popular.json family.txt
/// ```
final class GeneratedNamesMeasure {

    private static final Pattern NAME =
            Pattern.compile("(?<![a-z0-9./-])(?:[a-z0-9-]{1,63}\\.)+[a-z]{2,20}(?![a-z0-9./-])");

    private GeneratedNamesMeasure() {}

    public static void main(String[] files) throws IOException {
        for (String file : files) {
            List<GeneratedName> measured =
                    NAME.matcher(Files.readString(Path.of(file)).toLowerCase(Locale.ROOT))
                            .results()
                            .map(MatchResult::group)
                            .flatMap(name -> Names.registrable(name).stream())
                            .distinct()
                            .flatMap(name -> GeneratedNames.of(name).stream())
                            .toList();
            long telling = measured.stream().filter(GeneratedName::isTelling).count();
            System.out.printf(
                    Locale.ROOT,
                    "%-70s %7d measured %7d telling %6.2f %%%n",
                    file,
                    measured.size(),
                    telling,
                    100.0 * telling / Math.max(1, measured.size()));
        }
    }
}
