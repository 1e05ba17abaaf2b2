package io.tipstaff.command.hash;

import io.tipstaff.command.FileWalk;
import io.tipstaff.command.Progress;
import io.tipstaff.command.hash.HashedFile.PassedOver;
import io.tipstaff.command.hash.HashedFile.Read;
import io.tipstaff.command.hash.HashedFile.Unread;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares files with the hashes of a list and prints what is not as listed.
public final class HashCheck {

    private final Iterator<HashList.Line> lines;
    private final Set<Path> listed;
    private final PrintStream out;
    private final Progress progress;
    private long good;
    private long changed;
    private long unread;
    private long unlisted;

    public HashCheck(List<HashList.Line> lines, OutputStream out, Progress progress) {
        this.lines = lines.iterator();
        this.listed =
                lines.stream()
                        .map(line -> line.path().toAbsolutePath().normalize())
                        .collect(Collectors.toSet());
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.progress = progress;
    }

    /// Takes the next file of the list.
    public void take(HashedFile file) {
        HashList.Line line = lines.next();
        switch (file) {
            case Read read when read.digests().get(line.algorithm()).equals(line.hex()) -> good++;
            case Read read -> {
                changed++;
                tell(
                        "changed",
                        line.path(),
                        line.algorithm().code()
                                + " is "
                                + read.digests().get(line.algorithm())
                                + ", listed "
                                + line.hex());
            }
            case PassedOver(Path path) -> unread(path, "neither file nor folder");
            case Unread(Path path, String reason) -> unread(path, reason);
        }
        progress.step(this::summary);
    }

    /// Returns what tells of files that are there but not listed.
    public FileWalk.Visitor unlisted() {
        return new FileWalk.Visitor() {
            @Override
            public void file(Path top, Path file, BasicFileAttributes attributes) {
                if (!listed.contains(file.toAbsolutePath().normalize())) {
                    unlisted++;
                    tell("new", file, "not listed");
                }
            }

            @Override
            public void passedOver(Path path, String reason) {
                // Lists hold no links.
            }

            @Override
            public void unread(Path path, String reason) {
                HashCheck.this.unread(path, reason);
            }
        };
    }

    private void unread(Path path, String reason) {
        unread++;
        tell("unread", path, reason);
    }

    private void tell(String what, Path path, String more) {
        out.println(String.format(Locale.ROOT, "%-11s %s: %s", what, path, more));
    }

    /// Says whether everything is as listed.
    public boolean isGood() {
        return changed + unread + unlisted == 0;
    }

    /// Returns the counts, for a person.
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%,d as listed, %,d changed, %,d missing or unread, %,d not listed",
                good,
                changed,
                unread,
                unlisted);
    }
}
