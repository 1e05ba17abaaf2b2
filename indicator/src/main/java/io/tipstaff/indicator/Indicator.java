package io.tipstaff.indicator;

/// Something observable that stands for a threat, in its one canonical form.
///
/// Two indicators are the same if and only if they are equal; `kind` and `canonical` together are
/// their key everywhere.
public sealed interface Indicator
        permits IpAddress,
                IpNetwork,
                Endpoint,
                DomainName,
                HostName,
                Url,
                UrlMask,
                UrlPath,
                FileHash,
                EmailAddress {

    /// Returns what kind of thing this is.
    Kind kind();

    /// Returns the canonical text: ASCII, and parsed again it gives an equal indicator.
    String canonical();
}
