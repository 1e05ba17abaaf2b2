package io.tipstaff.portal.feeds.web;

import io.tipstaff.portal.feeds.Authentication;
import io.tipstaff.portal.feeds.Connection;
import io.tipstaff.portal.feeds.Connection.Option;
import io.tipstaff.portal.feeds.internal.KeyMaterial;
import io.tipstaff.portal.feeds.misp.MispServer;
import io.tipstaff.portal.fetch.Secret;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/// What a person writes into the part of the form that says how a server is spoken to.
///
/// @param authentication code of a way to sign in
/// @param secret never shown again
/// @param certificate PKCS#12 or PEM
/// @param kept `true` once a secret waits in the session
/// @param maxMegabytes empty for the usual bound
/// @param expectHours empty if it is not watched
record ConnectionForm(
        @Nullable @Pattern(regexp = "none|basic|bearer|header|certificate|address")
                String authentication,
        @Nullable @Size(max = 200) String account,
        @Nullable @Size(max = 8192) String secret,
        @Nullable MultipartFile certificate,
        @Nullable String kept,
        @Nullable String direct,
        @Nullable @Size(max = 20_000) String authority,
        @Nullable @Pattern(regexp = "([1-9][0-9]{0,5})?", message = "{feeds.form.max.wrong}")
                String maxMegabytes,
        @Nullable @Pattern(regexp = "([1-9][0-9]{0,4})?", message = "{feeds.form.expect.wrong}")
                String expectHours,
        @Nullable @Pattern(regexp = "new|unseen") String mailTake,
        @Nullable @Pattern(regexp = "leave|mark|move") String mailAfter,
        @Nullable @Size(max = 200) String mailMoveTo,
        @Nullable @Size(max = 4096) String mispFilter) {

    /// Without secret and certificate, for logs.
    @Override
    public String toString() {
        return "ConnectionForm[authentication=" + authentication + "]";
    }

    static ConnectionForm empty() {
        return new ConnectionForm(
                "none", "", "", null, "", "", "", "", "", "new", "leave", "Read", "");
    }

    @AssertTrue(message = "{feeds.form.account.missing}")
    public boolean isAccountGiven() {
        boolean needed = "basic".equals(authentication) || "header".equals(authentication);
        return !needed || !text(account).isEmpty();
    }

    @AssertTrue(message = "{feeds.form.account.no-header}")
    public boolean isAccountAHeader() {
        return !"header".equals(authentication)
                || text(account).isEmpty()
                || text(account).matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    }

    @AssertTrue(message = "{feeds.form.misp-filter.wrong}")
    public boolean isMispFilterAnObject() {
        try {
            MispServer.checkFilter(text(mispFilter));
            return true;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    /// Returns what the form says; only once it is valid.
    Connection toConnection() {
        return new Connection(
                authentication == null
                        ? Authentication.NONE
                        : Authentication.ofCode(authentication),
                text(account),
                "true".equals(direct),
                text(authority),
                text(maxMegabytes).isEmpty() ? null : Long.parseLong(text(maxMegabytes)) << 20,
                text(expectHours).isEmpty()
                        ? null
                        : Duration.ofHours(Long.parseLong(text(expectHours))),
                options());
    }

    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>();
        option(options, Option.MAIL_TAKE, mailTake);
        option(options, Option.MAIL_AFTER, mailAfter);
        option(options, Option.MAIL_MOVE_TO, mailMoveTo);
        option(options, Option.MISP_FILTER, mispFilter);
        return options;
    }

    private static void option(Map<String, String> options, String name, @Nullable String value) {
        if (!text(value).isEmpty()) {
            options.put(name, text(value));
        }
    }

    /// Returns what was given to sign in with.
    KeyMaterial keyMaterial() throws IOException {
        return new KeyMaterial(
                new Secret(secret == null ? "" : secret),
                certificate == null ? new byte[0] : certificate.getBytes());
    }

    boolean hasKept() {
        return "true".equals(kept);
    }

    ConnectionForm withKept() {
        return new ConnectionForm(
                authentication,
                account,
                "",
                null,
                "true",
                direct,
                authority,
                maxMegabytes,
                expectHours,
                mailTake,
                mailAfter,
                mailMoveTo,
                mispFilter);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
