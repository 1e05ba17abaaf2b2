package io.tipstaff.portal.landscape.internal;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.feeds.Category;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which threats are looked at: all, those of one category, or those of one kind of indicator.
///
/// @param category code of a [Category], empty for all
/// @param kind null for all
public record ThreatType(String category, @Nullable Kind kind) {

    /// All of them.
    public static final ThreatType ALL = new ThreatType("", null);

    /// The kinds that can hold an address, and so have a place.
    public static final List<Kind> KINDS =
            List.of(Kind.IPV4, Kind.IPV6, Kind.NETWORK, Kind.ENDPOINT, Kind.URL, Kind.URL_MASK);

    /// Reads the code of a category or of a kind; the empty text is all.
    ///
    /// @throws IllegalArgumentException if it is neither
    public static ThreatType ofCode(String code) {
        if (code.isEmpty()) {
            return ALL;
        }
        Optional<Category> category = Category.ofCode(code);
        if (category.isPresent()) {
            return new ThreatType(code, null);
        }
        Kind kind =
                Kind.ofCode(code)
                        .filter(KINDS::contains)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "type is a category or a kind with an address: "
                                                        + code));
        return new ThreatType("", kind);
    }

    /// Returns the code that it is read from.
    public String code() {
        return kind == null ? category : kind.code();
    }
}
