package io.tipstaff.portal.fetch;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The centre's HTTP proxy.
///
/// @param user null if it wants none
/// @param direct hosts, and domains with all below them, that are reached without it
record WebProxy(
        String host, int port, @Nullable String user, Secret password, List<String> direct) {

    private static final int USUAL_PORT = 3128;

    WebProxy {
        direct = List.copyOf(direct);
    }

    /// Reads what an option says, or the environment in the names that other programs use.
    ///
    /// @param option `http://[user:password@]host[:port]`, `none`, or empty for the environment
    static Optional<WebProxy> of(String option, Map<String, String> environment) {
        if (option.equals("none")) {
            return Optional.empty();
        }
        String direct = first(environment, "no_proxy", "NO_PROXY");
        String address =
                option.isBlank()
                        ? first(environment, "https_proxy", "HTTPS_PROXY", "http_proxy")
                        : option;
        return address.isBlank() ? Optional.empty() : Optional.of(parse(address, direct));
    }

    private static String first(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
    }

    private static WebProxy parse(String address, String direct) {
        URI uri;
        try {
            uri = URI.create(address.contains("://") ? address : "http://" + address);
        } catch (IllegalArgumentException _) { // its message would show the password
            throw new IllegalArgumentException("the proxy is not written as http://host:port");
        }
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("the proxy is not written as http://host:port");
        }
        String[] pair = uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        return new WebProxy(
                uri.getHost(),
                uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
                pair.length == 0 ? null : pair[0],
                new Secret(pair.length < 2 ? "" : pair[1]),
                Arrays.stream(direct.split("[,\\s]+"))
                        .filter(name -> !name.isEmpty())
                        .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                        .toList());
    }

    /// Says whether connections to the host go through the proxy; those to this machine never do.
    boolean serves(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean here = name.equals("localhost") || name.startsWith("127.") || name.equals("[::1]");
        return !here
                && direct.stream()
                        .noneMatch(
                                one ->
                                        one.equals("*")
                                                || name.equals(one)
                                                || name.endsWith("." + one));
    }
}
