package io.tipstaff.indicator;

/// An address with a port, `192.0.2.1:443` or `[2001:db8::1]:443`.
///
/// @param port 1 to 65535
public record Endpoint(IpAddress address, int port) implements Indicator {

    public Endpoint {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port out of range: " + port);
        }
    }

    @Override
    public Kind kind() {
        return Kind.ENDPOINT;
    }

    @Override
    public String canonical() {
        return address.isV4()
                ? address.canonical() + ":" + port
                : "[" + address.canonical() + "]:" + port;
    }
}
