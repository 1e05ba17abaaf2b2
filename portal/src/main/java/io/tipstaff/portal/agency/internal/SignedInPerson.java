package io.tipstaff.portal.agency.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.agency.TokenScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A [Person] as Spring Security carries it through one request; it is never stored.
final class SignedInPerson extends AbstractAuthenticationToken {

    static final String COMPLETE = "SIGNED_IN";
    private static final long serialVersionUID = 1L;

    private final transient Person person;

    private SignedInPerson(Person person, Collection<? extends GrantedAuthority> authorities) {
        super(authorities);
        this.person = person;
        setAuthenticated(true);
    }

    /// Somebody with the rights of the roles, as far as the scopes of a token allow.
    static SignedInPerson withScopes(Person person, Set<TokenScope> scopes) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        for (Role role : person.roles()) {
            authorities.add(new SimpleGrantedAuthority("ROLE_" + role.name()));
        }
        for (TokenScope scope : scopes) {
            authorities.add(new SimpleGrantedAuthority("SCOPE_" + scope.code()));
        }
        return new SignedInPerson(person, authorities);
    }

    /// Somebody with a session.
    static SignedInPerson withSession(Person person) {
        List<GrantedAuthority> authorities =
                new ArrayList<>(withScopes(person, Set.of(TokenScope.values())).getAuthorities());
        authorities.add(new SimpleGrantedAuthority(COMPLETE));
        return new SignedInPerson(person, authorities);
    }

    /// Somebody who is not through yet and may do nothing but that step.
    static SignedInPerson before(Step step, Person person) {
        return new SignedInPerson(person, List.of(new SimpleGrantedAuthority(step.authority())));
    }

    @Override
    public Person getPrincipal() {
        return person;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}
