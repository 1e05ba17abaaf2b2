package io.tipstaff.portal.fetch;

import java.net.UnknownHostException;

/// A name leads into the centre's own network, and the operator has not allowed that.
final class InsideAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1;

    InsideAddressException(String host) {
        super(host);
    }
}
