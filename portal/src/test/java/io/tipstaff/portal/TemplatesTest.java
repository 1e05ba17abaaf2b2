package io.tipstaff.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z0-9_.-]+)[}(]");
    private static final Pattern INLINE =
            Pattern.compile("\\sstyle=|<style|<script(?![^>]*src=)|\\son[a-z]+=|th:utext");

    /// Thymeleaf replaces an element before it asks the element's condition.
    private static final Pattern CONDITION_LOST =
            Pattern.compile(
                    "<[^<>]*?th:(?:if|unless)=\"[^\"]*\"(?:\\s[^<>\"]*=\"[^\"]*\")*?\\sth:(?:replace|insert)="
                            + "|<[^<>]*?th:(?:replace|insert)=\"[^\"]*\"(?:\\s[^<>\"]*=\"[^\"]*\")*?\\sth:(?:if|unless)=");

    @Test
    void nameOnlyMessagesThatThereAre() throws IOException {
        Properties messages = new Properties();
        for (Path file : files("messages")) {
            try (Reader reader = Files.newBufferedReader(file)) {
                messages.load(reader);
            }
        }

        List<String> missing =
                files("templates").stream()
                        .flatMap(
                                file ->
                                        KEY.matcher(read(file))
                                                .results()
                                                .map((MatchResult found) -> found.group(1)))
                        .filter(key -> !messages.containsKey(key))
                        .distinct()
                        .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void haveNothingInlineAndNothingUnescaped() throws IOException {
        List<Path> offending =
                files("templates").stream()
                        .filter(file -> INLINE.matcher(read(file)).find())
                        .toList();

        assertThat(offending).isEmpty();
    }

    @Test
    void putNoConditionOnAnElementThatIsReplaced() throws IOException {
        List<String> offending =
                files("templates").stream()
                        .flatMap(file -> CONDITION_LOST.matcher(read(file)).results())
                        .map(MatchResult::group)
                        .toList();

        assertThat(offending).isEmpty();
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
