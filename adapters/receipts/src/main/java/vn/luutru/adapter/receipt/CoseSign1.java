package vn.luutru.adapter.receipt;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** COSE_Sign1 messages (RFC 9052) with Ed25519: tag 18, the algorithm and the key's id in the protected header. */
final class CoseSign1 {

    private static final int TAG = 18;
    private static final int ALGORITHM = 1;
    private static final int EDDSA = -8;
    private static final int KEY_ID = 4;

    private CoseSign1() {}

    static byte[] sign(byte[] payload, byte[] keyId, PrivateKey key) {
        byte[] header = new Cbor()
                .map(2)
                .number(ALGORITHM)
                .number(EDDSA)
                .number(KEY_ID)
                .bytes(keyId)
                .toBytes();
        byte[] toBeSigned = new Cbor()
                .array(4)
                .text("Signature1")
                .bytes(header)
                .bytes(new byte[0])
                .bytes(payload)
                .toBytes();
        return new Cbor()
                .tag(TAG)
                .array(4)
                .bytes(header)
                .map(0)
                .bytes(payload)
                .bytes(signature(toBeSigned, key))
                .toBytes();
    }

    private static byte[] signature(byte[] toBeSigned, PrivateKey key) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(toBeSigned);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform since 15 has Ed25519", e);
        }
    }
}
