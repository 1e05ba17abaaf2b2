package io.tipstaff.command.extract;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Kind;
import io.tipstaff.matcher.IndexCompiler;
import io.tipstaff.matcher.IndexEntry;
import io.tipstaff.matcher.IndicatorIndex;
import io.tipstaff.matcher.ScanOptions;
import io.tipstaff.matcher.ScanOptions.Defanged;
import io.tipstaff.matcher.Scanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;

/// Some objects, found in lines exactly as `tipstaff match` would: a domain with the names below
/// it, a network with its addresses.
public final class WantedObjects implements AutoCloseable {

    private final Path folder;
    private final Path file;
    private final IndicatorIndex index;
    private final Scanner scanner;

    private WantedObjects(Path folder, Path file, IndicatorIndex index) {
        this.folder = folder;
        this.file = file;
        this.index = index;
        this.scanner =
                new Scanner(index, new ScanOptions(EnumSet.allOf(Kind.class), Defanged.READ));
    }

    /// Compiles the objects.
    public static WantedObjects of(Collection<Indicator> objects) throws IOException {
        Path folder = Files.createTempDirectory("tipstaff-extract-");
        Path file = folder.resolve("objects.index");
        try (var compiler = new IndexCompiler(folder)) {
            for (Indicator object : objects) {
                compiler.add(new IndexEntry(object, 0, 0));
            }
            var _ = compiler.publish(file);
        }
        return new WantedObjects(folder, file, IndicatorIndex.open(file));
    }

    /// Returns the lines of a block that have one of the objects, counted from 0.
    BitSet linesWith(byte[] bytes, int length) {
        var lines = new BitSet();
        scanner.scan(bytes, 0, length, match -> lines.set(Math.toIntExact(match.lineNumber()) - 1));
        scanner.finish(match -> lines.set(Math.toIntExact(match.lineNumber()) - 1));
        return lines;
    }

    @Override
    public void close() throws IOException {
        index.close();
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
    }
}
