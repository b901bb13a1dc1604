package vn.luutru.projection.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.Page;

/**
 * Who stays, or stayed. Every criterion that is given must hold; without any, all stays of the reader's scope. A
 * criterion is null where it is not given.
 */
public final class ResidentsQuestion {

    private final @Nullable String ward;
    private final @Nullable String establishment;
    private final @Nullable List<String> anyOf;
    private final @Nullable String name;
    private final @Nullable String document;
    private final @Nullable String room;
    private final @Nullable String nationality;
    private final @Nullable ResidentTrait trait;
    private final @Nullable LocalDate today;
    private final @Nullable Instant at;
    private final @Nullable Instant from;
    private final @Nullable Instant to;
    private final Resident.@Nullable State state;
    private final @Nullable String page;
    private final int size;

    private ResidentsQuestion(Builder given) {
        ward = given.ward;
        establishment = given.establishment;
        anyOf = given.anyOf;
        name = given.name;
        document = given.document;
        room = given.room;
        nationality = given.nationality;
        trait = given.trait;
        today = given.today;
        at = given.at;
        from = given.from;
        to = given.to;
        state = given.state;
        page = given.page;
        size = given.size;
    }

    /** A question without criteria, to be narrowed. */
    public static Builder builder() {
        return new Builder();
    }

    /** The same criteria, to be changed. */
    public Builder toBuilder() {
        return new Builder()
                .ward(ward)
                .establishment(establishment)
                .establishments(anyOf)
                .name(name)
                .document(document)
                .room(room)
                .nationality(nationality)
                .trait(trait, today)
                .at(at)
                .from(from)
                .to(to)
                .state(state)
                .page(page)
                .size(size);
    }

    /** A ward code. */
    public @Nullable String ward() {
        return ward;
    }

    /** An establishment's id. */
    public @Nullable String establishment() {
        return establishment;
    }

    /**
     * As typed: each of its words, in any order, is the beginning of a word of the name. Case and marks do not matter,
     * and letters that passports write as two are found in both spellings.
     */
    public @Nullable String name() {
        return name;
    }

    /** A document number, as typed. */
    public @Nullable String document() {
        return document;
    }

    /** Ids of establishments, in one of which the stay is. */
    @Nullable
    List<String> establishments() {
        return anyOf;
    }

    /** The room of the stay as last declared, as typed: {@code P.301} and {@code phòng 301} are {@code 301}. */
    public @Nullable String room() {
        return room;
    }

    /** ISO 3166-1 alpha-3. */
    public @Nullable String nationality() {
        return nationality;
    }

    /** What makes a stay one of a list. */
    public @Nullable ResidentTrait trait() {
        return trait;
    }

    /** The local day that lengths of stays are counted to. */
    @Nullable
    LocalDate today() {
        return today;
    }

    /** Present at this instant. */
    public @Nullable Instant at() {
        return at;
    }

    /** Present at some time from this instant on. */
    public @Nullable Instant from() {
        return from;
    }

    /** Present at some time before this instant. */
    public @Nullable Instant to() {
        return to;
    }

    /** The instant whose places are shown: the one asked for, or the last of the period. Null for the present. */
    @Nullable
    Instant shownAt() {
        return at != null || to == null ? at : to.minusNanos(1_000);
    }

    /** In this state now; without it, cancelled stays are left out as soon as a time is given. */
    public Resident.@Nullable State state() {
        return state;
    }

    /** Whether neither a time nor a state is asked for. */
    public boolean isTimeless() {
        return at == null && from == null && to == null && state == null;
    }

    /** {@code nextPage} of the answer before; null for the first. */
    public @Nullable String page() {
        return page;
    }

    /** 1 to {@link Page#MAX_SIZE} items. */
    public int size() {
        return size;
    }

    /** Without what was asked for: it may name a person. */
    @Override
    public String toString() {
        return "ResidentsQuestion";
    }

    /** Criteria under construction; each may be null for none. */
    public static final class Builder {

        private @Nullable String ward;
        private @Nullable String establishment;
        private @Nullable List<String> anyOf;
        private @Nullable String name;
        private @Nullable String document;
        private @Nullable String room;
        private @Nullable String nationality;
        private @Nullable ResidentTrait trait;
        private @Nullable LocalDate today;
        private @Nullable Instant at;
        private @Nullable Instant from;
        private @Nullable Instant to;
        private Resident.@Nullable State state;
        private @Nullable String page;
        private int size = 50;

        private Builder() {}

        public Builder ward(@Nullable String code) {
            ward = code;
            return this;
        }

        public Builder establishment(@Nullable String id) {
            establishment = id;
            return this;
        }

        public Builder name(@Nullable String typed) {
            name = typed;
            return this;
        }

        public Builder document(@Nullable String number) {
            document = number;
            return this;
        }

        Builder establishments(@Nullable Collection<String> ids) {
            anyOf = ids == null ? null : List.copyOf(ids);
            return this;
        }

        public Builder room(@Nullable String typed) {
            room = typed;
            return this;
        }

        public Builder nationality(@Nullable String code) {
            nationality = code;
            return this;
        }

        /** @param day the local day that the length of a stay is counted to; needed with a trait */
        public Builder trait(@Nullable ResidentTrait of, @Nullable LocalDate day) {
            if (of != null && day == null) {
                throw new IllegalArgumentException("A trait needs the day it is judged on");
            }
            trait = of;
            today = day;
            return this;
        }

        public Builder at(@Nullable Instant instant) {
            at = instant;
            return this;
        }

        public Builder from(@Nullable Instant inclusive) {
            from = inclusive;
            return this;
        }

        public Builder to(@Nullable Instant exclusive) {
            to = exclusive;
            return this;
        }

        public Builder state(Resident.@Nullable State now) {
            state = now;
            return this;
        }

        public Builder page(@Nullable String place) {
            page = place;
            return this;
        }

        public Builder size(int items) {
            size = items;
            return this;
        }

        public ResidentsQuestion build() {
            return new ResidentsQuestion(this);
        }
    }
}
