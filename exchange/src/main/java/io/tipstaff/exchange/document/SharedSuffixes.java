package io.tipstaff.exchange.document;

import com.google.common.net.InternetDomainName;
import io.tipstaff.indicator.Defanging;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Names;
import io.tipstaff.indicator.ParseResult;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;

/// Names that are public suffixes only by the wish of a company, such as the machines of a cloud
/// below `compute-1.amazonaws.com`. A feed that lists one means that machine, so it stands for
/// exactly itself. Suffixes of registries, such as `co.uk`, stay refused.
final class SharedSuffixes {

    private SharedSuffixes() {}

    /// Returns the exact name for a refused suffix of this kind, anything else as it is.
    static ParseResult exact(ParseResult result, String written) {
        if (!(result instanceof Refused(String reason)) || !reason.startsWith("a public suffix")) {
            return result;
        }
        return Names.canonical(Defanging.refang(written.strip()))
                .filter(SharedSuffixes::isCompanys)
                .<ParseResult>map(name -> new Parsed(new HostName(name)))
                .orElse(result);
    }

    private static boolean isCompanys(String name) {
        return InternetDomainName.isValid(name)
                && !InternetDomainName.from(name).isRegistrySuffix();
    }
}
