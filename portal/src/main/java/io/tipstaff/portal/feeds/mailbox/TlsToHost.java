package io.tipstaff.portal.feeds.mailbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/// Puts TLS over a connection to an address that was checked, and asks the server for the name that
/// the operator gave, not for the address.
final class TlsToHost extends SSLSocketFactory {

    private final SSLSocketFactory tls;
    private final String host;

    TlsToHost(SSLSocketFactory tls, String host) {
        this.tls = tls;
        this.host = host;
    }

    @Override
    public Socket createSocket(Socket connected, String address, int port, boolean autoClose)
            throws IOException {
        return tls.createSocket(connected, host, port, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String other, int port) {
        throw onlyOverConnected();
    }

    @Override
    public Socket createSocket(String other, int port, InetAddress local, int localPort) {
        throw onlyOverConnected();
    }

    @Override
    public Socket createSocket(InetAddress other, int port) {
        throw onlyOverConnected();
    }

    @Override
    public Socket createSocket(InetAddress other, int port, InetAddress local, int localPort) {
        throw onlyOverConnected();
    }

    private static UnsupportedOperationException onlyOverConnected() {
        return new UnsupportedOperationException("connects only to addresses that were checked");
    }
}
