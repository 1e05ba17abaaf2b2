package io.tipstaff.portal.agency.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a request in by the API token in its `Authorization` header: as a bearer token, or as the
/// password of basic authentication, which is what TAXII clients know; or in `X-API-Key`, where
/// existing integrations of a commercial portal put it. Such a request has no session.
final class BearerTokenFilter extends OncePerRequestFilter {

    private static final String PREFIX = "Bearer ";
    private static final String BASIC = "Basic ";

    private final ApiTokens tokens;

    BearerTokenFilter(ApiTokens tokens) {
        this.tokens = tokens;
    }

    static boolean hasToken(HttpServletRequest request) {
        return tokenOf(request) != null;
    }

    private static @Nullable String tokenOf(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            return header.substring(PREFIX.length()).strip();
        }
        return header != null && header.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? passwordOf(header.substring(BASIC.length()).strip())
                : request.getHeader("X-API-Key");
    }

    private static String passwordOf(String credentials) {
        try {
            String pair =
                    new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = tokenOf(request);
        if (token != null) {
            Optional<SignedInPerson> holder = tokens.holderOf(token);
            holder.ifPresent(
                    person -> SecurityContextHolder.setContext(new SecurityContextImpl(person)));
        }
        chain.doFilter(request, response);
    }
}
