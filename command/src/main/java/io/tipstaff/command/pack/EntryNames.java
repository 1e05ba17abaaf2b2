package io.tipstaff.command.pack;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Names of entries that every system can unpack: no name leads out of the folder, means something
/// to a shell or a device, or differs from another by the case of its letters only.
///
/// The path as it was stands in the manifest.
final class EntryNames {

    private static final String FOLDER = "files/";
    private static final String UNFIT = "\\:*?\"<>|";

    private final Set<String> taken = new HashSet<>();

    /// @param top the path that was given, under which the file lies
    String of(Path top, Path file) {
        Path root = top.toAbsolutePath().normalize().getFileName();
        Path below = top.equals(file) ? null : top.relativize(file);
        var name = new StringBuilder(FOLDER).append(fit(root == null ? "" : root.toString()));
        if (below != null) {
            for (Path part : below) {
                name.append('/').append(fit(part.toString()));
            }
        }
        String wanted = name.toString();
        String unique = wanted;
        for (int other = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); other++) {
            unique = wanted + "~" + other;
        }
        return unique;
    }

    private static String fit(String part) {
        var fit = new StringBuilder();
        part.codePoints()
                .forEach(
                        c ->
                                fit.appendCodePoint(
                                        Character.isISOControl(c)
                                                        || UNFIT.indexOf(c) >= 0
                                                        || Character.getType(c)
                                                                == Character.SURROGATE
                                                        || Character.getType(c) == Character.FORMAT
                                                ? '_'
                                                : c));
        int last = fit.length() - 1;
        if (last < 0) {
            return "_";
        }
        if (fit.charAt(last) == '.' || fit.charAt(last) == ' ') {
            fit.setCharAt(last, '_');
        }
        return fit.toString();
    }
}
