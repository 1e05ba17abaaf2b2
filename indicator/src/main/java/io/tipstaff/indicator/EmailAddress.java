package io.tipstaff.indicator;

/// An e-mail address, local part in lower case: no mail system in use tells cases apart.
public record EmailAddress(String local, String domain) implements Indicator {

    private static final String OTHER_LOCAL_CHARACTERS = ".!#$%&'*+-/=?^_`{|}~";

    public EmailAddress {
        if (!isLocalPart(local)) {
            throw new IllegalArgumentException("not a local part: " + local);
        }
        if (!Names.isCanonical(domain)) {
            throw new IllegalArgumentException("not a canonical domain name: " + domain);
        }
    }

    /// RFC 5322 dot-atom characters, lower case, at most 64 (RFC 5321, 4.5.3.1.1).
    static boolean isLocalPart(String text) {
        return !text.isEmpty()
                && text.length() <= 64
                && text.chars()
                        .allMatch(
                                c ->
                                        c >= 'a' && c <= 'z'
                                                || c >= '0' && c <= '9'
                                                || OTHER_LOCAL_CHARACTERS.indexOf(c) >= 0);
    }

    @Override
    public Kind kind() {
        return Kind.EMAIL;
    }

    @Override
    public String canonical() {
        return local + "@" + domain;
    }
}
