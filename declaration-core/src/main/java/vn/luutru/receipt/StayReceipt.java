package vn.luutru.receipt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.establishment.Establishment;

/**
 * The receipt of one declaration, for the operator who declared.
 *
 * @param reference   of the stay; null for a report that nobody came
 * @param content     what was declared, as {@link DeclaredContent} writes it
 * @param salt        16 bytes that the digest begins with
 * @param details     the facts of the stay as last known; {@link StayDetails#EMPTY} for a report that nobody came
 * @param dueAt       the legal deadline of a check-in; null for anything else
 * @param cancelled   whether the stay was cancelled since
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record StayReceipt(
        ReceiptClaims claims,
        ReceiptSigner.Signed signed,
        Establishment establishment,
        @Nullable String reference,
        String content,
        byte[] salt,
        StayDetails details,
        @Nullable Instant dueAt,
        String declaredBy,
        boolean cancelled) {}
