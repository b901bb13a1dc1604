package vn.luutru.declaration.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;

/** The members that a declaration may have, as a tree; each leaf is a fact or one of the few other members. */
final class DeclarationSchema {

    /** A declaration's members that are not facts of the stay. */
    enum Member {
        TYPE("type"),
        ESTABLISHMENT_ID("establishmentId"),
        REFERENCE("reference"),
        REASON("reason"),
        /** Of a move; a check-in has it among the facts of a patient. */
        DEPARTMENT("department");

        private final String memberName;

        Member(String memberName) {
            this.memberName = memberName;
        }

        String pointer() {
            return "/" + memberName;
        }
    }

    /** A whole declaration: every fact, the other members, and {@code changes} with every fact below it. */
    static final DeclarationSchema DECLARATION = declaration();

    /** Which of all members it is, from 0. */
    final int number;

    final String pointer;
    final @Nullable Field field;
    final @Nullable Member member;
    final boolean changes;
    private final Map<String, DeclarationSchema> children = new HashMap<>();

    private DeclarationSchema(
            int number, String pointer, @Nullable Field field, @Nullable Member member, boolean changes) {
        this.number = number;
        this.pointer = pointer;
        this.field = field;
        this.member = member;
        this.changes = changes;
    }

    @Nullable
    DeclarationSchema child(String name) {
        return children.get(name);
    }

    boolean leaf() {
        return children.isEmpty();
    }

    Iterable<DeclarationSchema> children() {
        return children.values();
    }

    private static DeclarationSchema declaration() {
        AtomicInteger numbers = new AtomicInteger();
        DeclarationSchema root = facts(numbers, "", false);
        for (Member member : Member.values()) {
            DeclarationSchema leaf =
                    new DeclarationSchema(numbers.getAndIncrement(), member.pointer(), null, member, false);
            root.children.put(member.memberName, leaf);
        }
        root.children.put("changes", facts(numbers, "/changes", true));
        return root;
    }

    private static DeclarationSchema facts(AtomicInteger numbers, String prefix, boolean changes) {
        DeclarationSchema root = new DeclarationSchema(numbers.getAndIncrement(), prefix, null, null, changes);
        for (Field field : Field.all()) {
            String[] names = field.pointer().substring(1).split("/");
            DeclarationSchema parent = root;
            for (int i = 0; i < names.length; i++) {
                String pointer = parent.pointer + "/" + names[i];
                Field fact = i == names.length - 1 ? field : null;
                parent = parent.children.computeIfAbsent(
                        names[i],
                        name -> new DeclarationSchema(numbers.getAndIncrement(), pointer, fact, null, changes));
            }
        }
        return root;
    }
}
