package vn.luutru.receipt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.StayEvent;

/**
 * The text that the digest of a receipt is made of: one line for each fact, {@code name TAB value}, ended by a line feed,
 * in UTF-8. First the kind, the establishment and the reference, then the facts by their JSON pointers, in the order of
 * {@link Field}. Whoever holds the declaration can write it and compare.
 */
public final class DeclaredContent {

    private final StringBuilder text = new StringBuilder();

    private DeclaredContent(ReceiptKind kind, EstablishmentId establishment) {
        line("kind", kind.code());
        line("establishmentId", establishment.value());
    }

    /** The content of one declaration about a stay; readable facts only, so not of an erased stay. */
    public static String of(ReceiptKind kind, EstablishmentId establishment, String reference, StayEvent event) {
        DeclaredContent content = new DeclaredContent(kind, establishment);
        content.line("reference", reference);
        switch (event) {
            case StayEvent.GuestCheckedIn in -> content.facts("", in.details());
            case StayEvent.GuestMoved moved -> {
                content.line("/movedAt", moved.movedAt().toString());
                content.optional("/room", moved.to().room());
                content.optional("/bed", moved.to().bed());
                content.optional("/department", moved.to().department());
            }
            case StayEvent.GuestCheckedOut out ->
                content.line("/departedAt", out.departedAt().toString());
            case StayEvent.StayCorrected corrected -> {
                content.facts("/changes", corrected.changes().set());
                for (Field field : Field.all()) {
                    if (corrected.changes().removed().contains(field)) {
                        content.line("/changes" + field.pointer(), "");
                    }
                }
                content.line("/reason", corrected.reason());
            }
            case StayEvent.StayCancelled cancelled ->
                content.line("/reason", cancelled.reason().code());
            case StayEvent.StayForgotten forgotten ->
                throw new IllegalArgumentException("An erasure is no declaration");
        }
        return content.text.toString();
    }

    /** The content of a report that nobody came. */
    public static String of(NilReported report) {
        DeclaredContent content = new DeclaredContent(ReceiptKind.NIL_REPORT, report.establishment());
        content.line("/date", report.date().toString());
        return content.text.toString();
    }

    /** The content of a receipt for several: the lines name them, each once. */
    static String ofSeveral(ReceiptKind kind, EstablishmentId establishment, List<String> lines) {
        DeclaredContent content = new DeclaredContent(kind, establishment);
        lines.forEach(line -> content.text.append(line).append('\n'));
        return content.text.toString();
    }

    /**
     * The digest of a content.
     *
     * @param salt comes before the content, so that nobody can try persons out on a receipt that they found
     */
    public static byte[] digest(byte[] salt, String content) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return sha256.digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private void facts(String prefix, StayDetails details) {
        for (Field field : Field.all()) {
            Object value = details.get(field);
            if (value != null) {
                line(prefix + field.pointer(), value.toString());
            }
        }
    }

    private void optional(String name, @Nullable String value) {
        if (value != null) {
            line(name, value);
        }
    }

    private void line(String name, String value) {
        text.append(name).append('\t').append(value).append('\n');
    }
}
