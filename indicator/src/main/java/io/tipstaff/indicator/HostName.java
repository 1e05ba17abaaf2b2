package io.tipstaff.indicator;

/// Exactly one host name: lower-case A-labels without the trailing dot, at least two of them.
public record HostName(String name) implements Indicator {

    public HostName {
        if (!Names.isCanonical(name)) {
            throw new IllegalArgumentException("not a canonical host name: " + name);
        }
    }

    @Override
    public Kind kind() {
        return Kind.HOST;
    }

    @Override
    public String canonical() {
        return "=" + name;
    }
}
