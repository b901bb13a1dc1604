package vn.luutru.access.desk;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whom a limit for one address counts: an IPv4 address, or the first 64 bits of an IPv6 address, which are what one
 * connection gets.
 */
public record Sender(String key) {

    private static final int NETWORK = 8;

    /** What one customer or organisation gets of IPv6, in hexadecimal digits: 48 bits. */
    private static final int WIDER = 12;

    /** The network around it: of IPv6 the first 48 bits, of which one sender may have every connection; else itself. */
    String network() {
        return key.length() == 2 * NETWORK ? key.substring(0, WIDER) : key;
    }

    /** Of an address as the connection has it. */
    public static Sender of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new Sender(
                HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK) : bytes));
    }
}
