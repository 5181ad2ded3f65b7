package com.wrenchtime.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Where a request comes from, as far as we know ourselves: the other end of the connection, or what a proxy that we run
 * says ({@code server.forward-headers-strategy: native}). A controller declares a parameter of this type.
 *
 * <p>One household or phone may use all of an IPv6 /64, so that counts as one client.
 *
 * @param address the whole address, to keep as evidence of a consent; personal data
 * @param client what stands for one client when something is counted: the IPv4 address or the IPv6 /64
 */
public record ClientAddress(String address, String client) {

    private static final int HALF = 8;

    /** The client that sent this request. */
    public static ClientAddress of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    static ClientAddress of(String remote) {
        try {
            // A literal is never looked up. An IPv4 address inside an IPv6 one comes out as IPv4.
            var address = InetAddress.ofLiteral(remote);
            return new ClientAddress(address.getHostAddress(), client(address));
        } catch (IllegalArgumentException e) {
            // Connectors without addresses, such as sockets of the machine itself.
            return new ClientAddress("unknown", "unknown");
        }
    }

    private static String client(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(address.getAddress(), HALF), 2 * HALF))
                            .getHostAddress()
                    + "/64";
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
