package io.tipstaff.portal.agency.internal;

import io.tipstaff.portal.shell.Headers;
import io.tipstaff.portal.shell.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.util.UriUtils;

/// Who may come in, and how what is refused is answered.
///
/// Pages want a session; `/api/v1` takes a session or a token. Roles are checked at the controllers
/// (`@PreAuthorize`), a token's scopes here, by what the request does.
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    private static final String API = "/api/v1/**";

    /// Its requests carry the token in their body; the module looks at it.
    private static final String MALTEGO = "/maltego/**";

    @Bean
    SecurityFilterChain filters(
            HttpSecurity http, SessionContexts contexts, ApiTokens tokens, ProblemWriter problems) {
        http.securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(cache -> cache.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .sessionManagement(sessions -> sessions.disable())
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .csrf(
                        csrf ->
                                csrf.csrfTokenRepository(csrfCookie())
                                        .ignoringRequestMatchers(BearerTokenFilter::hasToken)
                                        .ignoringRequestMatchers(MALTEGO))
                .headers(Headers::apply)
                .addFilterBefore(new BearerTokenFilter(tokens), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(SecurityConfiguration::rules)
                .exceptionHandling(
                        handling ->
                                handling.authenticationEntryPoint(
                                                (request, response, _) ->
                                                        askToSignIn(request, response, problems))
                                        .accessDeniedHandler(refuse(problems)));
        return http.build();
    }

    private static CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieName("tipstaff-csrf");
        repository.setHeaderName("X-CSRF-TOKEN");
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Strict").httpOnly(true));
        return repository;
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    rules) {
        rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers("/assets/**", "/health/**", "/sign-in", "/error", MALTEGO)
                .permitAll()
                .requestMatchers("/sign-in/code")
                .hasAuthority(Step.CODE.authority())
                .requestMatchers("/sign-in/new-password")
                .hasAuthority(Step.NEW_PASSWORD.authority())
                .requestMatchers("/metrics/**")
                .hasAnyRole("OPERATOR", "AUDITOR")
                .requestMatchers(HttpMethod.GET, API)
                .hasAuthority("SCOPE_read")
                .requestMatchers(HttpMethod.HEAD, API)
                .hasAuthority("SCOPE_read")
                .requestMatchers(API)
                .hasAuthority("SCOPE_write")
                .requestMatchers(HttpMethod.POST, "/taxii2/**")
                .hasAuthority("SCOPE_write")
                .requestMatchers("/api/**", "/api", "/taxii2/**", "/taxii2")
                .hasAuthority("SCOPE_read")
                .anyRequest()
                .hasAuthority(SignedInPerson.COMPLETE);
    }

    private static boolean isForPrograms(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/api")
                || path.startsWith("/api/")
                || path.startsWith("/metrics")
                || path.startsWith("/taxii2")
                || BearerTokenFilter.hasToken(request);
    }

    private static void askToSignIn(
            HttpServletRequest request, HttpServletResponse response, ProblemWriter problems)
            throws IOException {
        if (isForPrograms(request)) {
            response.addHeader("WWW-Authenticate", "Bearer");
            if (request.getRequestURI().startsWith("/taxii2")) {
                response.addHeader("WWW-Authenticate", "Basic realm=\"TAXII 2.1\"");
            }
            problems.write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    BearerTokenFilter.hasToken(request)
                            ? "the token is not known, expired or revoked"
                            : "sign in, or send an API token: Authorization: Bearer …");
            return;
        }
        redirect(request, response, "/sign-in" + wanted(request));
    }

    private static String wanted(HttpServletRequest request) {
        boolean page = request.getMethod().equals("GET") && !request.getRequestURI().equals("/");
        return page && request.getHeader("HX-Request") == null
                ? "?to="
                        + UriUtils.encode(
                                pathAndQuery(request), java.nio.charset.StandardCharsets.UTF_8)
                : "";
    }

    private static String pathAndQuery(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /// A part of a page that htmx asked for must not show the sign-in form inside the page.
    private static void redirect(
            HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", path);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(path);
        }
    }

    private static AccessDeniedHandler refuse(ProblemWriter problems) {
        return (request, response, refused) -> {
            Optional<Step> step = pendingStep();
            if (isForPrograms(request)) {
                problems.write(
                        response,
                        HttpStatus.FORBIDDEN,
                        step.isPresent()
                                ? "signing in is not complete"
                                : "the role, or the token's scope, does not allow this");
            } else if (step.isPresent()) {
                redirect(request, response, step.get().path());
            } else if (request.getRequestURI().startsWith("/sign-in/")) {
                redirect(request, response, "/");
            } else {
                response.sendError(HttpStatus.FORBIDDEN.value());
            }
        };
    }

    private static Optional<Step> pendingStep() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return Arrays.stream(Step.values())
                .filter(
                        step ->
                                authentication != null
                                        && authentication.getAuthorities().stream()
                                                .anyMatch(
                                                        authority ->
                                                                step.authority()
                                                                        .equals(
                                                                                authority
                                                                                        .getAuthority())))
                .findFirst();
    }

    /// Paths are strict, but for those that end in a URL as existing integrations send it: its
    /// slashes, percent signs and semicolons are data there.
    @Bean
    HttpFirewall firewall() {
        var strict = new StrictHttpFirewall();
        var urls = new StrictHttpFirewall();
        urls.setAllowUrlEncodedSlash(true);
        urls.setAllowUrlEncodedDoubleSlash(true);
        urls.setAllowUrlEncodedPercent(true);
        urls.setAllowUrlEncodedPeriod(true);
        urls.setAllowSemicolon(true);
        return new HttpFirewall() {
            @Override
            public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
                boolean isUrl = request.getRequestURI().startsWith("/api/url/");
                return (isUrl ? urls : strict).getFirewalledRequest(request);
            }

            @Override
            public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
                return strict.getFirewalledResponse(response);
            }
        };
    }

    /// Encoded slashes reach the firewall, which decides about them.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return factory ->
                factory.addConnectorCustomizers(
                        connector ->
                                connector.setEncodedSolidusHandling(
                                        EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }

    /// Observing each filter of the chain costs more than the filters do, and says nothing that the
    /// timer of the request does not.
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    /// After Spring Security's own filter, whose order is -100.
    @Bean
    FilterRegistrationBean<AgencyScopeFilter> agencyScope() {
        FilterRegistrationBean<AgencyScopeFilter> registration =
                new FilterRegistrationBean<>(new AgencyScopeFilter());
        registration.setOrder(-90);
        return registration;
    }

    /// Nobody signs in through Spring's own ways; this keeps it from making up a user.
    @Bean
    AuthenticationManager nobody() {
        return authentication -> {
            throw new org.springframework.security.authentication.BadCredentialsException(
                    "not a way to sign in");
        };
    }
}
