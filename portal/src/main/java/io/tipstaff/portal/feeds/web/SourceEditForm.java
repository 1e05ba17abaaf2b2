package io.tipstaff.portal.feeds.web;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.feeds.Connection;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.Transport;
import io.tipstaff.portal.feeds.internal.SourceEdit;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What a person changes of a source on its page: all text, so that what is wrong can be shown as
/// it was written.
///
/// @param location an upload has none
/// @param categories separated by commas
/// @param refreshMinutes empty for by hand only
/// @param internalAllowed `true`, or anything else
/// @param maxMegabytes of one document; empty for the usual bound
record SourceEditForm(
        @NotBlank @Size(max = 120) String name,
        @Nullable @Size(max = 4096) String location,
        @Nullable @Pattern(regexp = "[a-z0-9-]*") String format,
        @Nullable @Pattern(regexp = "[a-z0-9-]*") String kind,
        @NotNull @Pattern(regexp = "[0-9]{1,2}|100", message = "{feeds.form.confidence.hint}")
                String confidence,
        @NotNull @Pattern(regexp = "CLEAR|GREEN|AMBER|AMBER_STRICT|RED") String tlp,
        @Nullable @Size(max = 400) String categories,
        @Nullable @Pattern(regexp = "([5-9]|[1-9][0-9]{1,5})?") String refreshMinutes,
        @Nullable String internalAllowed,
        @Nullable @Pattern(regexp = "([1-9][0-9]{0,6})?") String maxMegabytes) {

    private static final int MEGABYTE = 1 << 20;

    static SourceEditForm of(Source source) {
        Long maxBytes = source.connection().maxBytes();
        return new SourceEditForm(
                source.name(),
                source.location(),
                source.format() == null ? "" : source.format().code(),
                source.kind() == null ? "" : source.kind().code(),
                String.valueOf(source.confidence()),
                source.tlp().name(),
                String.join(", ", source.categories()),
                source.refreshEvery() == null
                        ? ""
                        : String.valueOf(source.refreshEvery().toMinutes()),
                String.valueOf(source.internalAllowed()),
                maxBytes == null ? "" : String.valueOf(maxBytes / MEGABYTE));
    }

    /// Returns the edit of a source.
    ///
    /// @throws IllegalArgumentException if the location is no address for its transport
    SourceEdit toEdit(Source source) {
        Transport by = source.transport();
        String where = where(source);
        if (!SourceAddress.isFor(by, where)) {
            throw new IllegalArgumentException(
                    "the location is no address for " + by.code() + ", or holds a user");
        }
        SourceAddress.checkSecretPlace(where, source.connection());
        return new SourceEdit(
                name.strip(),
                where,
                SourceFields.format(by, format),
                SourceFields.kind(kind),
                Integer.parseInt(confidence),
                Tlp.valueOf(tlp),
                SourceFields.categories(categories),
                SourceFields.refreshEvery(by, refreshMinutes),
                by.isRemote() && "true".equals(internalAllowed),
                connection(source.connection()));
    }

    private String where(Source source) {
        return switch (source.transport()) {
            case UPLOAD, INBOX, BUNDLED -> source.location();
            case PATH, URL, TAXII, MAILBOX, MISP_FEED, MISP_SERVER ->
                    location == null || location.isBlank() ? source.location() : location.strip();
        };
    }

    private Connection connection(Connection as) {
        return new Connection(
                as.authentication(),
                as.account(),
                as.direct(),
                as.authority(),
                maxMegabytes == null || maxMegabytes.isEmpty()
                        ? null
                        : Long.parseLong(maxMegabytes) * MEGABYTE,
                as.expectEvery(),
                as.options());
    }
}
