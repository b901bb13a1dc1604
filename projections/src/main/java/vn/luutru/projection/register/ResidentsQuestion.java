package vn.luutru.projection.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.Page;

/**
 * Who stays, or stayed. Every criterion that is given must hold; without any, all stays of the reader's scope. A
 * criterion is null where it is not given.
 */
public final class ResidentsQuestion {

    private final @Nullable String ward;
    private final @Nullable String establishment;
    private final @Nullable String name;
    private final @Nullable String document;
    private final @Nullable String nationality;
    private final @Nullable Instant at;
    private final @Nullable Instant from;
    private final @Nullable Instant to;
    private final Resident.@Nullable State state;
    private final @Nullable String page;
    private final int size;

    private ResidentsQuestion(Builder given) {
        ward = given.ward;
        establishment = given.establishment;
        name = given.name;
        document = given.document;
        nationality = given.nationality;
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
                .name(name)
                .document(document)
                .nationality(nationality)
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

    /** ISO 3166-1 alpha-3. */
    public @Nullable String nationality() {
        return nationality;
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

    /** {@code nextPage} of the answer before; null for the first. */
    public @Nullable String page() {
        return page;
    }

    /** 1 to {@link Page#MOST} items. */
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
        private @Nullable String name;
        private @Nullable String document;
        private @Nullable String nationality;
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

        public Builder nationality(@Nullable String code) {
            nationality = code;
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
