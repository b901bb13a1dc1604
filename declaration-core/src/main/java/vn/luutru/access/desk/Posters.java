package vn.luutru.access.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.DeskEvent.PosterIssued;
import vn.luutru.declaration.event.DeskEvent.PosterRevoked;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.journal.Journal;

/**
 * Gives and takes the posters of establishments, and finds the one that a guest scanned. All methods block, and fail as
 * {@link Journal#record} and {@link PosterStore} do.
 */
public final class Posters {

    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final int MOST_SEEN = 10_000;

    private final PosterStore store;
    private final PosterIds ids;
    private final Journal journal;
    private final InstantSource clock;
    private final DeskLimits limits;
    private final RateLimit perAddress;
    private final RateLimit inventedPerAddress;
    private final RateLimit perPoster;

    /** Posters as they were seen last, by their ids. */
    private final Cache<UUID, Poster> seen;

    /** @param nanoTime as {@link System#nanoTime} */
    public Posters(
            PosterStore store,
            PosterIds ids,
            Journal journal,
            InstantSource clock,
            DeskLimits limits,
            LongSupplier nanoTime) {
        this.store = store;
        this.ids = ids;
        this.journal = journal;
        this.clock = clock;
        this.limits = limits;
        this.perAddress = new RateLimit(limits.scansPerAddress(), nanoTime);
        this.inventedPerAddress = new RateLimit(limits.scansPerAddress(), nanoTime);
        this.seen = Caffeine.newBuilder()
                .maximumSize(MOST_SEEN)
                .expireAfterWrite(RETRY)
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run)
                .build();
        this.perPoster = new RateLimit(limits.scansPerPoster(), nanoTime);
    }

    /**
     * A new poster.
     *
     * @throws DeskException if the label is none, or the establishment has as many posters as it may
     */
    public Poster issue(Caller by, EstablishmentId establishment, @Nullable String label) {
        String text = Labels.check(label, "/label");
        Instant now = clock.instant();
        // What is refused is not recorded; only of several at the same moment one may be, and be refused then.
        if (store.counted(establishment) >= limits.posters()) {
            throw tooManyPosters();
        }
        Poster poster = new Poster(UUID.randomUUID(), establishment, text, now, by.id(), null);
        journal.record(new PosterIssued(
                        poster.id(), establishment, now, by.role().code(), by.id()))
                .join();
        if (!store.add(poster, limits.posters())) {
            throw tooManyPosters();
        }
        return poster;
    }

    private DeskException tooManyPosters() {
        return new DeskException(FindingCode.TOO_MANY_POSTERS, "", Integer.toString(limits.posters()));
    }

    /** Those of an establishment, revoked ones too, newest first. */
    public List<Poster> of(EstablishmentId establishment) {
        return store.of(establishment);
    }

    /** Revokes a poster of an establishment; false if it has none of this id that is not revoked. */
    public boolean revoke(Caller by, EstablishmentId establishment, String posterId) {
        Poster poster = ids.read(posterId).flatMap(store::find).orElse(null);
        if (poster == null
                || poster.revokedAt() != null
                || !poster.establishment().equals(establishment)) {
            return false;
        }
        Instant now = clock.instant();
        journal.record(new PosterRevoked(poster.id(), now, by.role().code(), by.id()))
                .join();
        boolean revoked = store.revoke(poster.id(), now, by.id());
        seen.invalidate(poster.id());
        return revoked;
    }

    /** The id of a poster as its address has it. */
    public String id(Poster poster) {
        return ids.text(poster.id());
    }

    /**
     * The poster that a guest scanned. It says of which establishment it is and nothing about who stays there.
     *
     * <p>Invented ids are counted by themselves, and a poster that many ask for is answered as it was seen last: what
     * strangers do stops no guest.
     *
     * @throws DeskException with {@code POSTER_UNKNOWN}, {@code POSTER_REVOKED}, or {@code TOO_MANY_ATTEMPTS} if the
     *                       sender asks too often
     */
    public Poster scanned(String posterId, Sender sender) {
        Optional<UUID> id = ids.read(posterId);
        if (id.isEmpty()) {
            throw inventedPerAddress.take(sender) ? unknown() : tooMany();
        }
        if (!perAddress.take(sender)) {
            throw tooMany();
        }
        Poster poster = look(id.get());
        if (poster.revokedAt() != null) {
            throw new DeskException(FindingCode.POSTER_REVOKED, "");
        }
        return poster;
    }

    private Poster look(UUID id) {
        if (perPoster.take(id)) {
            Poster poster = store.find(id).orElseThrow(Posters::unknown);
            seen.put(id, poster);
            return poster;
        }
        Poster last = seen.getIfPresent(id);
        if (last == null) {
            throw tooMany();
        }
        return last;
    }

    static DeskException tooMany() {
        return new DeskException(RETRY, FindingCode.TOO_MANY_ATTEMPTS, "");
    }

    private static DeskException unknown() {
        return new DeskException(FindingCode.POSTER_UNKNOWN, "");
    }
}
