package io.tipstaff.portal.quota.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.quota.Allowance;
import io.tipstaff.portal.requests.Fields;
import io.tipstaff.portal.requests.Granted;
import io.tipstaff.portal.requests.Request;
import io.tipstaff.portal.requests.RequestKind;
import io.tipstaff.portal.requests.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// More lookups than the plan has, until a day. A part of them is fewer.
///
/// Its one field, asked and granted, is `lookups`: a whole number.
@Component
class LookupRequests implements RequestKind {

    private static final String LOOKUPS = "lookups";

    private final JdbcQuotas quotas;

    LookupRequests(JdbcQuotas quotas) {
        this.quotas = quotas;
    }

    @Override
    public String code() {
        return "lookups";
    }

    @Override
    public String template() {
        return "quota/request";
    }

    @Override
    public String begin() {
        return "/requests/new/lookups";
    }

    @Override
    public boolean isFor(Person person) {
        return !quotas.of(person).unlimited();
    }

    @Override
    public Allowance asking(Person by, Fields fields) {
        return quotas.of(by);
    }

    @Override
    public @Nullable Object shown(Person reader, Request request) {
        return null;
    }

    @Override
    public Wish wish(Person by, Fields fields) {
        if (!isFor(by)) {
            throw new IllegalArgumentException("your agency has as many lookups as it likes");
        }
        int lookups = count(fields.text(LOOKUPS));
        return new Wish(
                "",
                said(lookups),
                lookups,
                new Fields(Map.of(LOOKUPS, List.of(Integer.toString(lookups)))));
    }

    private static int count(String text) {
        if (!text.matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException(
                    "a whole number of lookups from 1 to 9999999 is needed"
                            + (text.isEmpty() ? "" : ": " + text));
        }
        return Integer.parseInt(text);
    }

    private static String said(int lookups) {
        return lookups == 1 ? "1 more lookup" : lookups + " more lookups";
    }

    @Override
    public Granted grant(Person by, Request request, Fields fields, Instant until) {
        int asked = Objects.requireNonNull(request.wish().amount());
        int granted = fields.has(LOOKUPS) ? count(fields.text(LOOKUPS)) : asked;
        if (granted > asked) {
            throw new IllegalArgumentException(
                    "between 1 and " + asked + " can be granted: " + granted);
        }
        quotas.grant(request.id(), request.agency().value(), granted, until);
        return new Granted(granted == asked, said(granted), granted);
    }

    @Override
    public void revoke(Person by, Request request) {
        quotas.revoke(request.id(), request.agency().value());
    }
}
