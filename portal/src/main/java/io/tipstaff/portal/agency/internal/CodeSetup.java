package io.tipstaff.portal.agency.internal;

import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// What an authenticator app needs to make one-time codes.
///
/// @param secret base 32
public record CodeSetup(String login, String secret) {

    /// Returns the address that apps read from a QR code.
    public String address() {
        String label = URLEncoder.encode("Tipstaff:" + login, StandardCharsets.UTF_8);
        return "otpauth://totp/"
                + label.replace("+", "%20")
                + "?secret="
                + secret
                + "&issuer=Tipstaff&algorithm=SHA1&digits=6&period=30";
    }

    /// Returns the QR code's dark fields as the path of an SVG whose unit is one field.
    public String qrPath() {
        QrCode code = QrCode.encodeText(address(), QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    /// Returns how many fields wide the QR code is.
    public int qrSize() {
        return QrCode.encodeText(address(), QrCode.Ecc.MEDIUM).size;
    }
}
