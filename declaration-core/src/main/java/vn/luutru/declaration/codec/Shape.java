package vn.luutru.declaration.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;

/** The members that a declaration may have, as a tree; each leaf is a fact or one of the few other members. */
final class Shape {

    /** A declaration's members that are not facts of the stay. */
    enum Member {
        TYPE("type"),
        ESTABLISHMENT_ID("establishmentId"),
        REFERENCE("reference"),
        REASON("reason");

        private final String memberName;

        Member(String memberName) {
            this.memberName = memberName;
        }

        String pointer() {
            return "/" + memberName;
        }
    }

    /** A whole declaration: every fact, the other members, and {@code changes} with every fact below it. */
    static final Shape DECLARATION = declaration();

    /** Which of all members it is, from 0. */
    final int number;

    final String pointer;
    final @Nullable Field field;
    final @Nullable Member member;
    final boolean changes;
    private final Map<String, Shape> children = new HashMap<>();

    private Shape(int number, String pointer, @Nullable Field field, @Nullable Member member, boolean changes) {
        this.number = number;
        this.pointer = pointer;
        this.field = field;
        this.member = member;
        this.changes = changes;
    }

    @Nullable
    Shape child(String name) {
        return children.get(name);
    }

    boolean leaf() {
        return children.isEmpty();
    }

    Iterable<Shape> children() {
        return children.values();
    }

    private static Shape declaration() {
        AtomicInteger numbers = new AtomicInteger();
        Shape root = facts(numbers, "", false);
        for (Member member : Member.values()) {
            Shape leaf = new Shape(numbers.getAndIncrement(), member.pointer(), null, member, false);
            root.children.put(member.memberName, leaf);
        }
        root.children.put("changes", facts(numbers, "/changes", true));
        return root;
    }

    private static Shape facts(AtomicInteger numbers, String prefix, boolean changes) {
        Shape root = new Shape(numbers.getAndIncrement(), prefix, null, null, changes);
        for (Field field : Field.all()) {
            String[] names = field.pointer().substring(1).split("/");
            Shape parent = root;
            for (int i = 0; i < names.length; i++) {
                String pointer = parent.pointer + "/" + names[i];
                Field fact = i == names.length - 1 ? field : null;
                parent = parent.children.computeIfAbsent(
                        names[i], name -> new Shape(numbers.getAndIncrement(), pointer, fact, null, changes));
            }
        }
        return root;
    }
}
