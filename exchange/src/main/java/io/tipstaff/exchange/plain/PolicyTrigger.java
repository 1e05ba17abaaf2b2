package io.tipstaff.exchange.plain;

import io.tipstaff.exchange.plain.Entry.Listed;
import io.tipstaff.exchange.plain.Entry.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a name in a response policy zone stands for (draft-vixie-dnsop-dns-rpz, section 4).
final class PolicyTrigger {

    private static final String ADDRESS = ".rpz-ip";

    private PolicyTrigger() {}

    static Entry read(String owner) {
        String name = owner.toLowerCase(Locale.ROOT);
        if (name.endsWith(ADDRESS)) {
            return address(name.substring(0, name.length() - ADDRESS.length()));
        }
        if (name.substring(name.lastIndexOf('.') + 1).startsWith("rpz-")) {
            return new Rejected("a policy about clients or name servers, not an entry");
        }
        return new Listed(List.of(Blocklists.withoutWildcard(owner)), "", "");
    }

    /// `24.0.2.0.192` and `48.zz.db8.2001`: prefix length, then the address backwards, `zz` for the
    /// zeros that IPv6 leaves out.
    private static Entry address(String labels) {
        List<String> parts = new ArrayList<>(List.of(labels.split("\\.")).reversed());
        String prefix = parts.removeLast();
        String address =
                parts.size() == 4 && !parts.contains("zz")
                        ? String.join(".", parts)
                        : String.join(":", parts).replaceFirst("(?:^|:)zz(?::|$)", "::");
        return new Listed(List.of(address + "/" + prefix), "", "");
    }
}
