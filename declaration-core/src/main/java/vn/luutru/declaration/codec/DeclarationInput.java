package vn.luutru.declaration.codec;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.place.Place;

/**
 * Makes of the members of a declaration what it declares. Plain Java, whatever the members come from: the service reads
 * JSON with it ({@link DeclarationReader}), the browser the objects of a page.
 */
public final class DeclarationInput {

    private DeclarationInput() {}

    /**
     * A line of a batch: it names its type, establishment and reference itself.
     *
     * @param members  positioned within the object of the line, before its first member
     * @param length   of the line as JSON, in bytes of UTF-8: it bounds the findings
     */
    public static ParsedDeclaration line(MemberSource members, int length) {
        DeclarationMembers read = new DeclarationMembers(length);
        read.read(members);
        return of(read, null, null, null);
    }

    /** @param type null, like the other two, if the declaration says it itself */
    static ParsedDeclaration of(
            DeclarationMembers members,
            @Nullable DeclarationType type,
            @Nullable String establishment,
            @Nullable String reference) {
        String named = establishment == null ? members.text(DeclarationSchema.Member.ESTABLISHMENT_ID) : establishment;
        String wrapped = type == null ? members.wrapped() : null;
        if (wrapped != null) {
            // What else it lacks of a declaration would mislead: it was never meant to be one.
            return new ParsedDeclaration(
                    null, null, named, null, List.of(Finding.of(FindingCode.DECLARATIONS_WRAPPED, wrapped)));
        }
        String stay = reference == null ? members.text(DeclarationSchema.Member.REFERENCE) : reference;
        DeclarationType kind = type == null ? type(members) : type;
        EstablishmentId id = establishmentId(named, members);
        reference(stay, members);
        if (kind != null && type != null) {
            addressed(DeclarationSchema.Member.TYPE, kind.code(), members);
            addressed(DeclarationSchema.Member.ESTABLISHMENT_ID, establishment, members);
            addressed(DeclarationSchema.Member.REFERENCE, reference, members);
        }
        if (kind != null && kind != DeclarationType.MOVE && members.text(DeclarationSchema.Member.DEPARTMENT) != null) {
            // Elsewhere it stands among the facts of a patient.
            members.add(FindingCode.FIELD_UNKNOWN, DeclarationSchema.Member.DEPARTMENT.pointer());
        }
        StayCommand command = kind == null || id == null || stay == null ? null : command(kind, id, stay, members);
        return members.refused()
                ? new ParsedDeclaration(null, command, named, stay, members.findings())
                : new ParsedDeclaration(command, null, named, stay, members.findings());
    }

    /** A body need not repeat what the address of its call says, but must not say something else. */
    private static void addressed(
            DeclarationSchema.Member member, @Nullable String address, DeclarationMembers members) {
        String body = members.text(member);
        if (body != null && !body.equals(address)) {
            members.add(FindingCode.ADDRESS_CONTRADICTED, member.pointer());
        }
    }

    private static @Nullable StayCommand command(
            DeclarationType type, EstablishmentId establishment, String reference, DeclarationMembers members) {
        return switch (type) {
            case CHECK_IN -> {
                StayDetails details = members.facts();
                for (Field later : List.of(Field.DEPARTED_AT, Field.MOVED_AT)) {
                    if (details.has(later)) {
                        members.add(FindingCode.FIELD_NOT_ALLOWED, later.pointer());
                    }
                }
                members.ignoreChanges();
                yield new StayCommand.CheckIn(establishment, reference, details);
            }
            case CHECK_OUT -> {
                Instant departedAt = members.facts().departedAt();
                members.require(departedAt, Field.DEPARTED_AT.pointer());
                members.ignoreFactsBut(Field.DEPARTED_AT);
                members.ignoreChanges();
                yield departedAt == null ? null : new StayCommand.CheckOut(establishment, reference, departedAt);
            }
            case MOVE -> {
                StayDetails facts = members.facts();
                Place to = new Place(members.text(DeclarationSchema.Member.DEPARTMENT), facts.room(), facts.bed());
                Instant movedAt = facts.movedAt();
                members.require(movedAt, Field.MOVED_AT.pointer());
                members.require(to.isUnknown() ? null : to, Field.ROOM.pointer());
                members.ignoreFactsBut(Field.MOVED_AT, Field.ROOM, Field.BED);
                members.ignoreChanges();
                yield movedAt == null ? null : new StayCommand.Move(establishment, reference, movedAt, to);
            }
            case CORRECTION -> {
                String reason = members.text(DeclarationSchema.Member.REASON);
                Changes changes = members.changes();
                members.require(reason, "/reason");
                members.require(members.mentionsChanges() ? changes : null, "/changes");
                members.ignoreFactsBut();
                yield reason == null ? null : new StayCommand.Correct(establishment, reference, changes, reason);
            }
            case CANCELLATION -> {
                CancellationReason reason = reason(members);
                members.ignoreFactsBut();
                members.ignoreChanges();
                yield reason == null ? null : new StayCommand.Cancel(establishment, reference, reason);
            }
        };
    }

    private static @Nullable DeclarationType type(DeclarationMembers members) {
        String text = members.text(DeclarationSchema.Member.TYPE);
        if (text == null) {
            members.add(FindingCode.TYPE_MISSING, "/type");
            return null;
        }
        for (DeclarationType type : DeclarationType.values()) {
            if (type.code().equals(text)) {
                return type;
            }
        }
        members.add(FindingCode.TYPE_UNKNOWN, "/type");
        return null;
    }

    private static @Nullable CancellationReason reason(DeclarationMembers members) {
        String text = members.text(DeclarationSchema.Member.REASON);
        members.require(text, "/reason");
        CancellationReason reason = text == null ? null : Code.find(CancellationReason.class, text);
        if (text != null && reason == null) {
            members.add(FindingCode.CODE_UNKNOWN, "/reason", Code.shown(CancellationReason.class));
        }
        return reason;
    }

    private static @Nullable EstablishmentId establishmentId(@Nullable String text, DeclarationMembers members) {
        members.require(text, "/establishmentId");
        if (text == null || EstablishmentId.isValid(text)) {
            return text == null ? null : new EstablishmentId(text);
        }
        members.add(FindingCode.ESTABLISHMENT_MALFORMED, "/establishmentId");
        return null;
    }

    private static void reference(@Nullable String text, DeclarationMembers members) {
        members.require(text, "/reference");
        if (text != null && !StayId.isReference(text)) {
            members.add(FindingCode.REFERENCE_MALFORMED, "/reference");
        }
    }
}
