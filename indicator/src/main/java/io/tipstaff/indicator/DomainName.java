package io.tipstaff.indicator;

/// A domain: the name and all its subdomains. Never a public suffix as a whole.
public record DomainName(String name) implements Indicator {

    public DomainName {
        if (!Names.isCanonical(name)) {
            throw new IllegalArgumentException("not a canonical domain name: " + name);
        }
        if (Names.isPublicSuffix(name)) {
            throw new IllegalArgumentException(
                    "a public suffix, which would match everything below it: " + name);
        }
    }

    @Override
    public Kind kind() {
        return Kind.DOMAIN;
    }

    @Override
    public String canonical() {
        return name;
    }
}
