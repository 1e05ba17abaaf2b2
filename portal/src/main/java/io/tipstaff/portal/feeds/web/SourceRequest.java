package io.tipstaff.portal.feeds.web;

import io.tipstaff.exchange.FeedFormat;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.Transport;
import io.tipstaff.portal.feeds.internal.NewSource;
import io.tipstaff.portal.feeds.internal.SourceEdit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a program says of a new source; what it leaves out takes the usual value.
///
/// @param location an address that starts with `http`, or a path on the server; left out for an
///   upload
/// @param format code of the only format, or left out to have it recognised
/// @param kind code of the only kind that is taken, or left out for all
/// @param confidence 0 to 100, usually 70
/// @param tlp usually `TLP:GREEN`
/// @param refreshMinutes left out for by hand only
/// @param transport `url`, `taxii`, `misp-feed`, `misp-server`, `mailbox` or `path`; guessed from
///   the location if left out
/// @param connection how the server is spoken to; left out for no sign-in
/// @param internalAllowed whether the address may lie inside the centre's own network
record SourceRequest(
        @NotBlank @Size(max = 120) String name,
        @Nullable @Size(max = 4096) String location,
        @Nullable String format,
        @Nullable String kind,
        @Nullable @Min(0) @Max(100) Integer confidence,
        @Nullable String tlp,
        @Nullable @Size(max = 50) List<@Size(max = 100) String> categories,
        @Nullable @Min(5) @Max(525_600) Integer refreshMinutes,
        @Nullable Boolean internalAllowed,
        @Nullable String transport,
        @Nullable @Valid ConnectionRequest connection) {

    private static final int USUAL_CONFIDENCE = 70;

    /// @throws IllegalArgumentException if a code is not known
    NewSource uploaded(String fileName) {
        return source(Transport.UPLOAD, fileName);
    }

    /// @throws IllegalArgumentException if a code is not known, or the location is missing
    NewSource located() {
        if (location == null || location.isBlank()) {
            throw new IllegalArgumentException(
                    "no location; an upload needs multipart/form-data with the parts source and file");
        }
        String where = location.strip();
        Transport by = transport == null ? SourceAddress.guess(where) : named(transport);
        if (!SourceAddress.isFor(by, where)) {
            throw new IllegalArgumentException(
                    "the location is no address for "
                            + by.code()
                            + ", or holds a user; the sign-in belongs into connection");
        }
        return source(by, where);
    }

    private static Transport named(String transport) {
        if (!SourceAddress.TRANSPORTS.contains(transport) || transport.equals("upload")) {
            throw unknown("transport", transport);
        }
        return Transport.ofCode(transport);
    }

    private NewSource source(Transport by, String where) {
        ConnectionRequest how = connection == null ? ConnectionRequest.none() : connection;
        SourceAddress.checkSecretPlace(where, how.toConnection());
        return new NewSource(
                name.strip(),
                by,
                where,
                SourceAddress.format(
                        by,
                        format == null
                                ? null
                                : FeedFormat.ofCode(format)
                                        .orElseThrow(() -> unknown("format", format))),
                kind == null ? null : Kind.ofCode(kind).orElseThrow(() -> unknown("kind", kind)),
                confidence == null ? USUAL_CONFIDENCE : confidence,
                tlp == null ? Tlp.GREEN : Tlp.parse(tlp).orElseThrow(() -> unknown("tlp", tlp)),
                categories == null ? List.of() : categories,
                refreshMinutes == null || by == Transport.UPLOAD
                        ? null
                        : Duration.ofMinutes(refreshMinutes),
                Boolean.TRUE.equals(internalAllowed),
                how.toConnection(),
                how.toCredentials());
    }

    /// Returns a source as it is, with what this says.
    ///
    /// @throws IllegalArgumentException if a code is not known, or the location is no address
    SourceEdit edit(Source source) {
        Transport by = source.transport();
        String where =
                location == null || by == Transport.UPLOAD ? source.location() : location.strip();
        if (!SourceAddress.isFor(by, where)) {
            throw new IllegalArgumentException(
                    "the location is no address for " + by.code() + ", or holds a user");
        }
        SourceAddress.checkSecretPlace(where, source.connection());
        return new SourceEdit(
                name.strip(),
                where,
                SourceAddress.format(
                        by,
                        format == null
                                ? source.format()
                                : FeedFormat.ofCode(format)
                                        .orElseThrow(() -> unknown("format", format))),
                kind == null
                        ? source.kind()
                        : Kind.ofCode(kind).orElseThrow(() -> unknown("kind", kind)),
                confidence == null ? source.confidence() : confidence,
                tlp == null ? source.tlp() : Tlp.parse(tlp).orElseThrow(() -> unknown("tlp", tlp)),
                categories == null ? source.categories() : categories,
                refreshMinutes == null || by == Transport.UPLOAD
                        ? source.refreshEvery()
                        : Duration.ofMinutes(refreshMinutes),
                internalAllowed == null
                        ? source.internalAllowed()
                        : by.isRemote() && internalAllowed,
                source.connection());
    }

    private static IllegalArgumentException unknown(String field, String value) {
        return new IllegalArgumentException("unknown " + field + ": " + value);
    }
}
