package io.tipstaff.portal.agency.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Finds out at each request who the session belongs to, and what that person may do now: a role
/// that was taken away or an account that was closed counts from the next request on.
@Component
final class SessionContexts implements SecurityContextRepository {

    private final Sessions sessions;
    private final SignIn signIn;

    SessionContexts(Sessions sessions, SignIn signIn) {
        this.sessions = sessions;
        this.signIn = signIn;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    private final class Deferred implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private Optional<SecurityContext> loaded = Optional.empty();

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            SecurityContext context = loaded.orElseGet(() -> load(request));
            loaded = Optional.of(context);
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }

    private SecurityContext load(HttpServletRequest request) {
        if (BearerTokenFilter.hasToken(request)) {
            return SecurityContextHolder.createEmptyContext();
        }
        return sessions.person(request)
                .flatMap(signIn::account)
                .filter(Account::enabled)
                .<SecurityContext>map(
                        account ->
                                new SecurityContextImpl(
                                        authentication(account, sessions.isCodeShown(request))))
                .orElseGet(SecurityContextHolder::createEmptyContext);
    }

    private static Authentication authentication(Account account, boolean codeShown) {
        if (account.codeConfirmed() && !codeShown) {
            return SignedInPerson.before(Step.CODE, account.person());
        }
        if (account.temporaryPassword()) {
            return SignedInPerson.before(Step.NEW_PASSWORD, account.person());
        }
        return SignedInPerson.withSession(account.person());
    }

    // The interface still asks for it; nothing calls it.
    @SuppressWarnings("deprecation")
    @Override
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // Sessions are begun and ended by the sign-in pages; there is nothing to keep here.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return sessions.person(request).isPresent();
    }
}
