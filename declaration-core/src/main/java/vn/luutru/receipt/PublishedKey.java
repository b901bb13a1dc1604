package vn.luutru.receipt;

import java.time.Instant;

/**
 * A key that receipts are verified with, for ever.
 *
 * @param id        4 bytes, as the header of a receipt names it ({@code kid})
 * @param name      for people: the month in which it began to sign, for example {@code 2026-07}
 * @param publicKey the 32 bytes of Ed25519 (RFC 8032)
 * @param signsFrom when it began to sign
 * @param signsUntil when it stops; later receipts name another key
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record PublishedKey(byte[] id, String name, byte[] publicKey, Instant signsFrom, Instant signsUntil) {}
