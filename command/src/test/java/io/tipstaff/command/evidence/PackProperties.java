package io.tipstaff.command.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.command.PackedFixture;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackProperties {

    @TempDir Path folder;

    private static boolean isGood(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (!PackZip.isPack(channel)) {
                return false;
            }
            return new PackVerifier(null, null, _ -> {}).verify(PackZip.read(channel)).isGood();
        } catch (UnreadableException unreadable) {
            return false;
        }
    }

    @Test
    void everyChangedByteOfASignedPackIsSeen() throws IOException {
        Path file = PackedFixture.signed(folder);
        byte[] whole = Files.readAllBytes(file);
        assertThat(isGood(file)).isTrue();

        for (int place = 0; place < whole.length; place++) {
            byte[] changed = whole.clone();
            changed[place] ^= 0x20;
            Path other = Files.write(folder.resolve("changed.zip"), changed);

            assertThat(isGood(other)).as("byte %d", place).isFalse();
        }
    }

    @Test
    void whatIsBrokenOffOrAppendedIsSeen() throws IOException {
        byte[] whole = Files.readAllBytes(PackedFixture.signed(folder));

        for (int length = 0; length < whole.length; length++) {
            Path other =
                    Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(whole, length));
            assertThat(isGood(other)).as("%d bytes", length).isFalse();
        }
        Path longer =
                Files.write(
                        folder.resolve("longer.zip"),
                        java.util.Arrays.copyOf(whole, whole.length + 1));
        assertThat(isGood(longer)).isFalse();
    }
}
