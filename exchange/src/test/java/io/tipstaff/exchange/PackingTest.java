package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class PackingTest {

    private static final byte[] LIST =
            "a.example.com\nb.example.com\n".getBytes(StandardCharsets.UTF_8);

    private static byte[] gzip(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
            out.closeEntry();
        }
        return packed.toByteArray();
    }

    @Test
    void readsGzipAndZstd() throws IOException {
        assertThat(Collected.read(gzip(LIST)).records()).hasSize(2);
        assertThat(Collected.read(Zstd.compress(LIST)).records()).hasSize(2);
    }

    @Test
    void readsMembersOfArchivesEachInItsFormat() throws IOException {
        var read = Collected.read(zip("../../list.txt", LIST));

        assertThat(read.records()).hasSize(2);
        assertThat(read.records().getFirst().at().where()).isEqualTo("../../list.txt");
    }

    @Test
    void refusesArchivesInArchives() throws IOException {
        var read = Collected.read(zip("inner.zip", zip("list.txt", LIST)));

        assertThat(read.reasons()).containsExactly("an archive inside an archive");
    }

    @Test
    void stopsDecompressionBombs() throws IOException {
        byte[] bomb = gzip("a.example.com\n".repeat(10_000_000).getBytes(StandardCharsets.UTF_8));

        var read = Collected.read(bomb);

        assertThat(read.outcome().stopped().orElseThrow().what()).contains("bomb");
        assertThat(read.outcome().bytes()).isLessThan(100_000_000);
    }

    @Test
    void keepsTheGoodPartOfATruncatedFile() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            lines.append("h").append(Integer.toHexString(i * 7919)).append(".example.com\n");
        }
        byte[] packed = gzip(lines.toString().getBytes(StandardCharsets.UTF_8));

        var read = Collected.read(Arrays.copyOf(packed, packed.length / 2));

        assertThat(read.records()).hasSizeGreaterThan(10_000);
        assertThat(read.outcome().stopped().orElseThrow().what()).contains("cut off");
    }
}
