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

    /** Of an address as the connection has it. */
    public static Sender of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new Sender(
                HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK) : bytes));
    }
}
