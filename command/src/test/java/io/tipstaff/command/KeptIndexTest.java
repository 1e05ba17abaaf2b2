package io.tipstaff.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `match --index`: feeds that are compiled once.
class KeptIndexTest {

    @TempDir Path folder;

    private Path feed;
    private Path log;
    private Path index;

    @BeforeEach
    void writeFeedAndLog() throws IOException {
        feed = Files.writeString(folder.resolve("feed.txt"), "evil.example\n");
        log =
                Files.writeString(
                        folder.resolve("proxy.log"), "GET evil.example\nGET late.example\n");
        index = folder.resolve("kept");
    }

    private CommandRun withFeed() {
        return CommandRun.of("match", "--index", text(index), "--feed", text(feed), text(log));
    }

    private CommandRun withoutFeed() {
        return CommandRun.of("match", "--index", text(index), text(log));
    }

    private static String text(Path path) {
        return path.toString();
    }

    @Test
    void findsTheSameAgainWithoutTheFeeds() throws IOException {
        CommandRun first = withFeed();
        Files.delete(feed);

        CommandRun second = withoutFeed();

        assertThat(first.status()).as(first.err()).isZero();
        assertThat(second.status()).as(second.err()).isZero();
        assertThat(second.out()).isEqualTo(first.out()).contains("evil.example", "feed.txt");
    }

    @Test
    void usesTheIndexWhileTheFeedsAreTheSame() {
        withFeed();

        assertThat(withFeed().err()).contains("1 indicators of 1 files, compiled before");
    }

    @Test
    void compilesAgainWhenAFeedHasChanged() throws IOException {
        withFeed();
        Files.writeString(feed, "evil.example\nlate.example\n");

        CommandRun again = withFeed();

        assertThat(again.out()).contains("\"indicator\":\"late.example\"");
        assertThat(again.err()).doesNotContain("compiled before");
    }

    @Test
    void compilesAgainWhenTheIndexIsDamaged() throws IOException {
        withFeed();
        Path file = index.resolve("feeds.index");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        CommandRun again = withFeed();

        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.err()).contains("the kept index is not used: damaged section");
    }

    @Test
    void compilesAgainWhenTheIndexIsOfOtherFeedsThanTheListBesideIt() throws IOException {
        withFeed();
        Path other = folder.resolve("other");
        Path late = Files.writeString(folder.resolve("late.txt"), "late.example\n");
        CommandRun.of("match", "--index", text(other), "--feed", text(late), text(log));
        Files.copy(
                other.resolve("feeds.index"),
                index.resolve("feeds.index"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        CommandRun again = withFeed();

        assertThat(again.out())
                .contains("\"indicator\":\"evil.example\"")
                .doesNotContain("\"indicator\":\"late.example\"");
    }

    @Test
    void saysWhatToDoWhenNothingIsKept() {
        CommandRun run = withoutFeed();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("no feeds were compiled into " + index + " yet: name them with --feed");
    }

    @Test
    void saysWhatToDoWhenTheListOfFeedsIsDamaged() throws IOException {
        withFeed();
        Files.writeString(index.resolve("feeds.json"), "{\"format\": ");

        assertThat(withoutFeed().status()).isEqualTo(2);
        assertThat(withFeed().status()).isZero();
    }

    @Test
    void asksForFeedsOrAnIndex() {
        CommandRun run = CommandRun.of("match", text(log));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--feed", "--index");
    }
}
