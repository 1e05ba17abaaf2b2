package io.tipstaff.portal.agency.internal;

import io.tipstaff.portal.agency.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// The sessions of signed-in people, kept in the database: they outlive a restart and are known to
/// every node. A session holds only who it is and what was shown; all else is read anew.
@Component
public class Sessions {

    private static final String PERSON = "person";
    private static final String CODE_SHOWN = "code-shown";

    private final FindByIndexNameSessionRepository<? extends Session> repository;

    Sessions(FindByIndexNameSessionRepository<? extends Session> repository) {
        this.repository = repository;
    }

    /// Begins a session for somebody whose password was right; whatever session there was is gone.
    public void begin(HttpServletRequest request, PersonId person) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(PERSON, person.toString());
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, person.toString());
    }

    /// Remembers that the one-time code was right, under a new session id.
    public void codeShown(HttpServletRequest request) {
        HttpSession session = request.getSession();
        session.setAttribute(CODE_SHOWN, "yes");
        request.changeSessionId();
    }

    Optional<PersonId> person(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(PERSON) instanceof String id
                ? Optional.of(PersonId.of(id))
                : Optional.empty();
    }

    boolean isCodeShown(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(CODE_SHOWN) != null;
    }

    /// Ends all sessions of somebody but the one that asks.
    void endOthers(PersonId person) {
        end(person, currentId());
    }

    /// Ends all sessions of somebody.
    void endAll(PersonId person) {
        end(person, null);
    }

    private void end(PersonId person, @Nullable String butThis) {
        for (String id : repository.findByPrincipalName(person.toString()).keySet()) {
            if (!id.equals(butThis)) {
                repository.deleteById(id);
            }
        }
    }

    private static @Nullable String currentId() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web) {
            HttpSession session = web.getRequest().getSession(false);
            return session == null ? null : session.getId();
        }
        return null;
    }
}
