package io.tipstaff.exchange;

/// What a document may cost at most. Beyond it the reading stops, and what was read stays.
///
/// @param bytes of the document, unpacked
/// @param expansion unpacked bytes for each packed one, counted from the first mebibyte on
/// @param recordBytes of one line, row, object or element; longer ones are refused one by one
/// @param depth of nested arrays, objects and elements
/// @param records of the document
/// @param members files in an archive
public record Limits(
        long bytes, int expansion, int recordBytes, int depth, long records, int members) {

    /// 8 GiB in records of up to 1 MiB, 100 million of them.
    public static final Limits DEFAULTS =
            new Limits(8L << 30, 200, 1 << 20, 64, 100_000_000L, 10_000);

    public Limits {
        if (bytes < 1
                || expansion < 1
                || recordBytes < 1
                || depth < 1
                || records < 1
                || members < 1) {
            throw new IllegalArgumentException("a limit below 1");
        }
    }
}
