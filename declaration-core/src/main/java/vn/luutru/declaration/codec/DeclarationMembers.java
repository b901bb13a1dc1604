package vn.luutru.declaration.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.FindingList;
import vn.luutru.declaration.validation.InputNormalizer;
import vn.luutru.declaration.validation.TextCheck;
import vn.luutru.declaration.validation.TextLimits;

/** The members of one declaration while it is read, with everything that is wrong with their form. */
final class DeclarationMembers {

    private static final int MAX_QUOTED_NAME = 64;

    /** Neither the law nor the police portal asks for these. */
    private static final Set<Field> LEFT_OUT = EnumSet.of(Field.CAPTURE_METHOD, Field.CAPTURED_AT, Field.PATIENT_ROLE);

    /** Half of what a finding takes in an outcome, about. */
    private static final int FINDING_BYTES = 100;

    private static final int MIN_FINDINGS = 20;

    private static final int ESTABLISHMENT =
            Objects.requireNonNull(DeclarationSchema.DECLARATION.child("establishmentId")).number;

    private final Map<DeclarationSchema.Member, String> texts = new EnumMap<>(DeclarationSchema.Member.class);
    private final StayDetails.Builder facts = StayDetails.builder();
    private final StayDetails.Builder changed = StayDetails.builder();
    private final Set<Field> removed = EnumSet.noneOf(Field.class);
    private final BitSet seen = new BitSet();
    private final FindingList findings;
    private boolean changesMentioned;
    private @Nullable String unknownGroup;

    /** @param length of the declaration in bytes: its findings are at most about twice as long */
    DeclarationMembers(int length) {
        this.findings = new FindingList(Math.clamp(length / FINDING_BYTES, MIN_FINDINGS, FindingList.MAX - 1));
    }

    /** Reads the object that the source has just entered. */
    void read(MemberSource in) {
        readObject(DeclarationSchema.DECLARATION, in);
    }

    private void readObject(DeclarationSchema schema, MemberSource in) {
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            MemberSource.Kind kind = in.nextValue();
            DeclarationSchema child = schema.child(name);
            if (child == null) {
                unknown(schema.pointer + "/" + quoted(name), kind, schema);
                in.skip();
            } else if (seen.get(child.number)) {
                add(FindingCode.FIELD_DUPLICATE, child.pointer);
                in.skip();
            } else {
                seen.set(child.number);
                readMember(child, kind, in);
            }
        }
    }

    private void unknown(String pointer, MemberSource.Kind kind, DeclarationSchema within) {
        boolean group = kind == MemberSource.Kind.LIST || kind == MemberSource.Kind.OBJECT;
        if (group && within == DeclarationSchema.DECLARATION && unknownGroup == null) {
            unknownGroup = pointer;
        }
        add(FindingCode.FIELD_UNKNOWN, pointer);
    }

    private void readMember(DeclarationSchema schema, MemberSource.Kind kind, MemberSource in) {
        if (schema.leaf()) {
            readLeaf(schema, kind, in);
        } else {
            readBranch(schema, kind, in);
        }
    }

    private void readBranch(DeclarationSchema schema, MemberSource.Kind kind, MemberSource in) {
        changesMentioned |= schema.changes && schema.pointer.equals("/changes");
        if (kind == MemberSource.Kind.OBJECT) {
            readObject(schema, in);
        } else if (kind == MemberSource.Kind.NULL) {
            remove(schema);
        } else {
            add(FindingCode.FIELD_TYPE_WRONG, schema.pointer);
            in.skip();
        }
    }

    private void readLeaf(DeclarationSchema schema, MemberSource.Kind kind, MemberSource in) {
        if (kind == MemberSource.Kind.NULL) {
            remove(schema);
        } else if (kind == MemberSource.Kind.TEXT) {
            take(schema, in.text());
        } else if (kind == MemberSource.Kind.NUMBER && isFreeText(schema)) {
            add(FindingCode.FIELD_NUMBER_READ, schema.pointer);
            take(schema, in.text());
        } else {
            boolean optional = schema.field != Field.ROOM && isFreeText(schema);
            add(optional && !schema.changes ? FindingCode.FIELD_LEFT_OUT : wrongType(schema), schema.pointer);
            in.skip();
        }
    }

    private static FindingCode wrongType(DeclarationSchema schema) {
        return unreadable(FindingCode.FIELD_TYPE_WRONG, schema);
    }

    /** A text that never refuses a guest. A number in its place lost its leading zeros, a paper's would be another one. */
    private static boolean isFreeText(DeclarationSchema schema) {
        Field field = schema.field;
        return field == null
                ? schema.member == DeclarationSchema.Member.DEPARTMENT
                : field.type() == String.class && !TextLimits.refuses(field);
    }

    private void take(DeclarationSchema schema, String raw) {
        if (Utf8.hasLoneSurrogate(raw)) {
            add(FindingCode.UTF8_INVALID, schema.pointer);
            return;
        }
        Field field = schema.field;
        String text = field == null ? InputNormalizer.text(raw) : InputNormalizer.of(field, raw);
        if (field != null && field.type() == String.class && !TextLimits.refuses(field)) {
            text = fitting(text, TextLimits.of(field), schema);
        } else if (schema.member == DeclarationSchema.Member.REASON) {
            text = fitting(text, TextLimits.REASON, schema);
        } else if (schema.member == DeclarationSchema.Member.DEPARTMENT) {
            text = fitting(text, TextLimits.of(Field.PATIENT_DEPARTMENT), schema);
        }
        if (text.isEmpty()) {
            remove(schema);
        } else if (field == null) {
            texts.put(Objects.requireNonNull(schema.member), text);
        } else {
            Object value = value(field, text, schema);
            if (value != null) {
                (schema.changes ? changed : facts).set(field, value);
            }
        }
    }

    /** What fits of a text that the law does not ask for: no reason to refuse the guest. */
    private String fitting(String text, int longest, DeclarationSchema schema) {
        String visible = text;
        if (TextCheck.hasInvisible(text)) {
            add(FindingCode.FIELD_CHARACTERS_DROPPED, schema.pointer);
            visible = InputNormalizer.text(TextCheck.visible(text));
        }
        if (!TextLimits.isLonger(visible, longest)) {
            return visible;
        }
        findings.add(Finding.of(FindingCode.FIELD_SHORTENED, schema.pointer, Integer.toString(longest)));
        return TextLimits.cut(visible, longest);
    }

    private @Nullable Object value(Field field, String text, DeclarationSchema schema) {
        if (field == Field.RESIDENCE_PROVINCE && !CodeTables.PROVINCES.knows(text)) {
            // It is stored unencrypted: what is no code may be a name.
            add(FindingCode.PROVINCE_UNKNOWN, schema.pointer);
            return null;
        }
        try {
            Object value = FieldValues.parse(field, text);
            if (value == null) {
                FindingCode code = unreadable(FindingCode.CODE_UNKNOWN, schema);
                if (code == FindingCode.CODE_UNKNOWN) {
                    add(code, schema.pointer, Code.shown(field.type()));
                } else {
                    add(code, schema.pointer);
                }
            }
            return value;
        } catch (DateTimeException e) {
            // The exception says less than the code: every way to be wrong has the same remedy.
            boolean instant = field.type() == Instant.class;
            FindingCode malformed = instant ? FindingCode.INSTANT_MALFORMED : FindingCode.DATE_MALFORMED;
            add(unreadable(malformed, schema), schema.pointer);
            return null;
        }
    }

    /** A correction that changes nothing but what cannot be read is refused; a check-in does without. */
    private static FindingCode unreadable(FindingCode refusing, DeclarationSchema schema) {
        return !schema.changes && LEFT_OUT.contains(schema.field) ? FindingCode.FIELD_LEFT_OUT : refusing;
    }

    /** An explicit null: nothing declared in a declaration, something taken back in a correction. */
    private void remove(DeclarationSchema schema) {
        if (schema.changes && schema.field != null) {
            removed.add(schema.field);
        }
        for (DeclarationSchema child : schema.children()) {
            remove(child);
        }
    }

    @Nullable
    String text(DeclarationSchema.Member member) {
        return texts.get(member);
    }

    StayDetails facts() {
        return facts.build();
    }

    Changes changes() {
        return new Changes(changed.build(), removed);
    }

    /**
     * Where declarations are wrapped in something that is none itself: the unknown list or object in it. Null for what has
     * anything of a declaration but the establishment.
     */
    @Nullable
    String wrapped() {
        int known = seen.cardinality() - (seen.get(ESTABLISHMENT) ? 1 : 0);
        return known == 0 ? unknownGroup : null;
    }

    boolean mentionsChanges() {
        return changesMentioned;
    }

    void require(@Nullable Object value, String pointer) {
        if (value == null && !findings.mentions(pointer)) {
            add(FindingCode.FIELD_REQUIRED, pointer);
        }
    }

    void ignoreChanges() {
        if (changesMentioned) {
            add(FindingCode.FIELD_IGNORED, "/changes");
        }
    }

    void ignoreFactsBut(Field... expected) {
        for (Field field : facts.build().fields()) {
            if (!List.of(expected).contains(field)) {
                add(FindingCode.FIELD_IGNORED, field.pointer());
            }
        }
    }

    void add(FindingCode code, String pointer, String... arguments) {
        findings.add(Finding.of(code, pointer, arguments));
    }

    List<Finding> findings() {
        return findings.findings();
    }

    boolean refused() {
        return findings.refused();
    }
    /** A member's name within a JSON pointer (RFC 6901), cut short: it comes from outside. */
    private static String quoted(String name) {
        String cut = name.length() > MAX_QUOTED_NAME ? name.substring(0, MAX_QUOTED_NAME) : name;
        return cut.replace("~", "~0").replace("/", "~1");
    }
}
