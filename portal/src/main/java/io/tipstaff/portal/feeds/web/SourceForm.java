package io.tipstaff.portal.feeds.web;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.feeds.Connection;
import io.tipstaff.portal.feeds.Transport;
import io.tipstaff.portal.feeds.internal.NewSource;
import io.tipstaff.portal.fetch.Credentials;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What a person writes into the form of a new source: all text, so that what is wrong can be shown
/// as it was written.
///
/// @param transport code of a transport other than that of bundled sources
/// @param location a path or an address; for an upload the file's name
/// @param token of the staged upload
/// @param refreshMinutes empty for by hand only
record SourceForm(
        @NotBlank @Size(max = 120) String name,
        @NotNull @Pattern(regexp = "upload|url|taxii|misp-feed|misp-server|mailbox|path|inbox")
                String transport,
        @Nullable @Size(max = 4096) String location,
        @Nullable @Pattern(regexp = "[a-z0-9-]*") String format,
        @Nullable @Pattern(regexp = "[a-z0-9-]*") String kind,
        @NotNull @Pattern(regexp = "[0-9]{1,2}|100", message = "{feeds.form.confidence.hint}")
                String confidence,
        @NotNull @Pattern(regexp = "CLEAR|GREEN|AMBER|AMBER_STRICT|RED") String tlp,
        @Nullable @Size(max = 400) String categories,
        @Nullable @Pattern(regexp = "([5-9]|[1-9][0-9]{1,5})?") String refreshMinutes,
        @Nullable String internalAllowed,
        @Nullable @Size(max = 60) String token) {

    /// The form as it is first shown.
    static SourceForm empty() {
        return new SourceForm("", "upload", "", "", "", "70", "GREEN", "", "", "", "");
    }

    @AssertTrue(message = "{feeds.form.location.missing}")
    public boolean isLocationGiven() {
        return "upload".equals(transport) || location != null && !location.isBlank();
    }

    @AssertTrue(message = "{feeds.form.location.no-address}")
    public boolean isLocationAnAddress() {
        return transport == null
                || location == null
                || location.isBlank()
                || !SourceAddress.TRANSPORTS.contains(transport)
                || SourceAddress.isFor(Transport.ofCode(transport), location);
    }

    /// Returns the form with the address that was chosen of those that a server offers.
    SourceForm withLocation(String chosen) {
        return new SourceForm(
                name,
                transport,
                chosen,
                format,
                kind,
                confidence,
                tlp,
                categories,
                refreshMinutes,
                internalAllowed,
                token);
    }

    SourceForm withUpload(String fileName, String uploadToken) {
        return new SourceForm(
                name,
                transport,
                fileName,
                format,
                kind,
                confidence,
                tlp,
                categories,
                refreshMinutes,
                internalAllowed,
                uploadToken);
    }

    /// Returns what the form says; only once it is valid.
    NewSource toSource(Connection connection, Credentials credentials) {
        Transport by = Transport.ofCode(transport);
        return new NewSource(
                name.strip(),
                by,
                location == null ? "" : location.strip(),
                SourceFields.format(by, format),
                SourceFields.kind(kind),
                Integer.parseInt(confidence),
                Tlp.valueOf(tlp),
                SourceFields.categories(categories),
                SourceFields.refreshEvery(by, refreshMinutes),
                "true".equals(internalAllowed),
                by.isRemote() ? connection : Connection.USUAL,
                credentials);
    }
}
