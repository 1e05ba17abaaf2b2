package io.tipstaff.matcher;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.EmailAddress;
import io.tipstaff.indicator.Endpoint;
import io.tipstaff.indicator.FileHash;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.Url;
import io.tipstaff.indicator.UrlMask;
import io.tipstaff.indicator.UrlPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Answers what covers an observable by reading its text as a log would hold it.
final class Covering {

    private final IndicatorIndex index;

    Covering(IndicatorIndex index) {
        this.index = index;
    }

    List<Hit> of(Indicator observable) {
        return switch (observable) {
            case IpAddress address -> read(bracketed(address), 1);
            case Endpoint endpoint -> read(endpoint.canonical(), 1);
            case DomainName domain -> read(domain.name(), 0);
            case HostName host -> read(host.name(), 0);
            case Url url -> read("//" + url.canonical(), 2 + url.host().length());
            case UrlPath path -> read(path.path(), 0);
            case FileHash hash -> read(hash.hex(), 0);
            case EmailAddress email -> read(email.canonical(), email.local().length() + 1);
            case IpNetwork network -> index.find(network).stream().toList();
            case UrlMask mask -> index.find(mask).stream().toList();
        };
    }

    private static String bracketed(IpAddress address) {
        return address.isV4() ? address.canonical() : "[" + address.canonical() + "]";
    }

    /// @param lastStart where what is found may start at the latest: what stands further on is part
    ///   of the observable, but does not cover it
    private List<Hit> read(String text, int lastStart) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        var matcher = new LineMatcher(index, Wanted.of(index, ScanOptions.DEFAULT.kinds()));
        Found found = matcher.match(bytes, 0, bytes.length);
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < found.count(); i++) {
            if (found.spot(i).from() <= lastStart) {
                hits.add(index.hit(found.spot(i).record()));
            }
        }
        hits.sort(Comparator.comparing(Hit::kind));
        return List.copyOf(hits);
    }
}
