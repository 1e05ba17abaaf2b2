package io.tipstaff.portal.lookup.section;

import io.tipstaff.indicator.EmailAddress;
import io.tipstaff.indicator.Endpoint;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Url;
import io.tipstaff.indicator.UrlMask;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.SectionQuestion;
import io.tipstaff.portal.passivedns.PassiveDns;
import io.tipstaff.portal.passivedns.Resolution;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What the name in the object resolved to, or what resolved to its address.
@Component
@Order(90)
class PassiveDnsSection implements LookupSection {

    private static final int SHOWN = 20;
    private static final Set<Kind> KINDS =
            EnumSet.of(
                    Kind.IPV4,
                    Kind.IPV6,
                    Kind.ENDPOINT,
                    Kind.DOMAIN,
                    Kind.HOST,
                    Kind.URL,
                    Kind.URL_MASK,
                    Kind.EMAIL);

    /// @param host that was asked for
    /// @param more whether there are more than `resolutions`
    record Resolved(String host, boolean more, List<Resolution> resolutions) {}

    private final PassiveDns passiveDns;

    PassiveDnsSection(PassiveDns passiveDns) {
        this.passiveDns = passiveDns;
    }

    @Override
    public String name() {
        return "passive-dns";
    }

    @Override
    public Place place() {
        return Place.BELOW;
    }

    @Override
    public boolean appliesTo(Kind kind) {
        return KINDS.contains(kind);
    }

    @Override
    public Resolved tell(SectionQuestion question) {
        String host = hostOf(question.object());
        List<Resolution> found = passiveDns.search(host, SHOWN + 1);
        return new Resolved(host, found.size() > SHOWN, found.stream().limit(SHOWN).toList());
    }

    private static String hostOf(Indicator object) {
        return switch (object) {
            case Url url -> url.host();
            case UrlMask mask -> mask.host();
            case Endpoint endpoint -> endpoint.address().canonical();
            case EmailAddress mail -> mail.domain();
            case HostName host -> host.name();
            default -> object.canonical();
        };
    }
}
