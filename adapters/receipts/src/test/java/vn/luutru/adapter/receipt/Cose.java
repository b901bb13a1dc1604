package vn.luutru.adapter.receipt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads receipts again, by the standards and not by the code that writes them. */
final class Cose {

    private final byte[] data;
    private int at;

    private Cose(byte[] data) {
        this.data = data;
    }

    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    record Message(byte[] header, byte[] payload, byte[] signature) {

        byte[] keyId() {
            return (byte[]) ((Map<?, ?>) new Cose(header).item()).get(4L);
        }

        Map<?, ?> claims() {
            return (Map<?, ?>) new Cose(payload).item();
        }
    }

    static Message read(byte[] cose) {
        Object[] parts = (Object[]) new Cose(cose).item();
        return new Message((byte[]) parts[0], (byte[]) parts[2], (byte[]) parts[3]);
    }

    /** Whether a message is signed with a key: RFC 9052, section 4.4. */
    static boolean verifies(byte[] cose, byte[] rawKey) {
        Message message = read(cose);
        byte[] toBeSigned = joined(
                new byte[] {(byte) 0x84, 0x6A},
                "Signature1".getBytes(StandardCharsets.US_ASCII),
                head(message.header.length),
                message.header,
                new byte[] {0x40},
                head(message.payload.length),
                message.payload);
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key(rawKey));
            ed25519.update(toBeSigned);
            return ed25519.verify(message.signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** With the head of the encoding of RFC 8410. */
    private static PublicKey key(byte[] raw) throws GeneralSecurityException {
        byte[] head = HexFormat.of().parseHex("302a300506032b6570032100");
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(joined(head, raw)));
    }

    private static byte[] head(int length) {
        return length < 24 ? new byte[] {(byte) (0x40 | length)} : new byte[] {0x58, (byte) length};
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private Object item() {
        int head = data[at++] & 0xFF;
        long value = argument(head & 31);
        return switch (head >> 5) {
            case 0 -> value;
            case 1 -> -1 - value;
            case 2 -> bytes(atMost(value));
            case 3 -> new String(bytes(atMost(value)), StandardCharsets.UTF_8);
            case 4 -> {
                Object[] items = new Object[atMost(value)];
                Arrays.setAll(items, i -> item());
                yield items;
            }
            case 5 -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                for (int i = 0; i < atMost(value); i++) {
                    map.put(item(), item());
                }
                yield map;
            }
            case 6 -> item();
            default -> throw new IllegalArgumentException("Nothing that receipts are made of");
        };
    }

    private long argument(int low) {
        if (low < 24) {
            return low;
        }
        long value = 0;
        for (byte b : bytes(1 << (low - 24))) {
            value = (value << 8) | (b & 0xFF);
        }
        return value;
    }

    /** No more than the message is long. */
    private int atMost(long length) {
        if (length < 0 || length > data.length) {
            throw new IllegalArgumentException("Longer than the message");
        }
        return (int) length;
    }

    private byte[] bytes(int length) {
        at += length;
        return Arrays.copyOfRange(data, at - length, at);
    }
}
