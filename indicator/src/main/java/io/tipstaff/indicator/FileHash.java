package io.tipstaff.indicator;

/// The MD5, SHA-1 or SHA-256 hash of a file, told apart by its length.
///
/// @param hex 32, 40 or 64 lower-case hex digits
public record FileHash(String hex) implements Indicator {

    public FileHash {
        if (kindOf(hex.length()) == null || !isLowerHex(hex)) {
            throw new IllegalArgumentException("not a hash: " + hex);
        }
    }

    static @org.jspecify.annotations.Nullable Kind kindOf(int digits) {
        return switch (digits) {
            case 32 -> Kind.MD5;
            case 40 -> Kind.SHA1;
            case 64 -> Kind.SHA256;
            default -> null;
        };
    }

    private static boolean isLowerHex(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    @Override
    public Kind kind() {
        return java.util.Objects.requireNonNull(kindOf(hex.length()));
    }

    @Override
    public String canonical() {
        return hex;
    }
}
