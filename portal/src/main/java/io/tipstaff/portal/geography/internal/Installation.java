package io.tipstaff.portal.geography.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Puts files into the folder `geography`. Each is read once beside it and then put in its place at
/// once, so that a running portal never sees half of one, and a broken one replaces nothing.
final class Installation {

    private static final long LARGEST = 1L << 30;
    private static final int MOST_ENTRIES = 1_000;
    private static final int BUFFER = 1 << 16;

    /// A file that is now in use.
    record Installed(Path file, GeographyFile content) {}

    private final Path folder;

    Installation(Path folder) {
        this.folder = folder;
    }

    /// Takes a database, a table, either of them in gzip, or an archive (`.tgz`) of some.
    ///
    /// @param name by which it is known, which decides how it is read
    /// @param wanted which files of an archive are taken
    List<Installed> install(
            Path source, String name, Predicate<String> wanted, Provenance provenance)
            throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            if (name.endsWith(".tgz") || name.endsWith(".tar.gz")) {
                return unpack(new GZIPInputStream(in, BUFFER), wanted, provenance);
            }
            if (name.endsWith(".gz")) {
                String bare = name.substring(0, name.length() - ".gz".length());
                return List.of(put(new GZIPInputStream(in, BUFFER), bare, provenance));
            }
            return List.of(put(in, name, provenance));
        } catch (ZipException wrong) {
            throw new IOException("not gzip: " + name, wrong);
        }
    }

    private List<Installed> unpack(InputStream in, Predicate<String> wanted, Provenance provenance)
            throws IOException {
        List<Installed> installed = new ArrayList<>();
        var archive = new TarArchiveInputStream(in);
        int entries = 0;
        for (TarArchiveEntry entry = archive.getNextEntry();
                entry != null;
                entry = archive.getNextEntry()) {
            if (++entries > MOST_ENTRIES) {
                throw new IOException("more than " + MOST_ENTRIES + " files in the archive");
            }
            String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
            if (entry.isFile() && wanted.test(name)) {
                installed.add(put(archive, name, provenance));
            }
        }
        if (installed.isEmpty()) {
            throw new IOException("no database (.mmdb) and no table (.csv) is in the archive");
        }
        return installed;
    }

    /// Says whether a file is one that the portal reads; tables of numbers instead of addresses are
    /// twins of the others.
    static boolean isReadable(String name) {
        return name.endsWith(".mmdb") || name.endsWith(".csv") && !name.endsWith("-num.csv");
    }

    private Installed put(InputStream in, String name, Provenance provenance) throws IOException {
        if (!isReadable(name) || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new IOException("neither a .mmdb nor a .csv file with a plain name: " + name);
        }
        Path incoming = Files.createTempFile(folder, ".incoming-", ".part");
        try {
            copy(in, incoming);
            GeographyFile content =
                    name.endsWith(".mmdb") ? MmdbFile.read(incoming) : RangeFile.read(incoming);
            Path target = folder.resolve(name);
            provenance.keep(target);
            Files.move(
                    incoming,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return new Installed(target, content);
        } catch (IOException failed) {
            throw new IOException(name + ": " + failed.getMessage(), failed);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    private static void copy(InputStream in, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[BUFFER];
            long all = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all += read;
                if (all > LARGEST) {
                    throw new IOException("more than 1 GiB");
                }
                out.write(buffer, 0, read);
            }
        }
    }
}
