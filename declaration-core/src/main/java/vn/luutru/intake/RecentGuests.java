package vn.luutru.intake;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StayId;

/**
 * The guests who were checked in last, so many at most: the oldest makes room for the newest. Safe for many threads.
 *
 * <p>Two hash tables lie in arrays of numbers over one ring of guests. Collections of the JDK need a dozen objects for each
 * guest, all of which grow old in the heap before they are dropped. The arrays begin small, since each upload that is only
 * tried has guests of its own.
 */
final class RecentGuests {

    private static final int NONE = -1;
    private static final int FEWEST = 8;

    /** A guest of a stay. Persons are compared within their establishment only. */
    record Guest(StayId stay, String establishment, String person, String reference) {

        private int documentHash() {
            return spread(31 * establishment.hashCode() + person.hashCode());
        }

        private int stayHash() {
            return spread(stay.hashCode());
        }

        private boolean hasSameDocument(Guest other) {
            return person.equals(other.person) && establishment.equals(other.establishment);
        }

        private static int spread(int hash) {
            return hash ^ (hash >>> 16);
        }
    }

    private final int most;
    private @Nullable Guest[] ring;
    private Chains byDocument;
    private Chains byStay;
    private int next;

    /** @param most how many guests are kept, 1 or more */
    RecentGuests(int most) {
        this.most = most;
        int places = Math.min(most, FEWEST);
        ring = new @Nullable Guest[places];
        byDocument = new Chains(places);
        byStay = new Chains(places);
    }

    /** The reference of another stay with the same document; null if there is none. */
    synchronized @Nullable String otherReference(Guest guest) {
        int hash = guest.documentHash();
        for (int place = byDocument.first(hash); place != NONE; place = byDocument.next(place, hash)) {
            Guest known = ring[place];
            if (known != null && known.hasSameDocument(guest) && !known.stay.equals(guest.stay)) {
                return known.reference;
            }
        }
        return null;
    }

    /** Keeps a guest, once for a stay; the {@linkplain #otherReference other reference}. */
    synchronized @Nullable String add(Guest guest) {
        if (place(guest.stay) == NONE) {
            String other = otherReference(guest);
            if (ring[next] != null && ring.length < most) {
                grow();
            }
            clear(next);
            put(guest, next);
            next = (next + 1) % ring.length;
            return other;
        }
        return otherReference(guest);
    }

    /** Forgets the guest of a stay. */
    synchronized void remove(StayId stay) {
        int place = place(stay);
        if (place != NONE) {
            clear(place);
        }
    }

    private void put(Guest guest, int place) {
        ring[place] = guest;
        byDocument.add(guest.documentHash(), place);
        byStay.add(guest.stayHash(), place);
    }

    /** To twice as many places, the oldest guest first. */
    private void grow() {
        @Nullable Guest[] before = ring;
        int places = Math.min(most, 2 * before.length);
        ring = new @Nullable Guest[places];
        byDocument = new Chains(places);
        byStay = new Chains(places);
        for (int i = 0; i < before.length; i++) {
            Guest guest = before[(next + i) % before.length];
            if (guest != null) {
                put(guest, i);
            }
        }
        next = before.length;
    }

    private int place(StayId stay) {
        int hash = Guest.spread(stay.hashCode());
        for (int place = byStay.first(hash); place != NONE; place = byStay.next(place, hash)) {
            Guest known = ring[place];
            if (known != null && known.stay.equals(stay)) {
                return place;
            }
        }
        return NONE;
    }

    private void clear(int place) {
        if (ring[place] != null) {
            byDocument.remove(place);
            byStay.remove(place);
            ring[place] = null;
        }
    }

    /** The places of the ring by a hash: those that share a bucket are linked, the newest first. */
    private static final class Chains {

        private final int[] firsts;
        private final int[] nexts;
        private final int[] hashes;

        Chains(int places) {
            firsts = new int[Integer.highestOneBit(places) << 1];
            nexts = new int[places];
            hashes = new int[places];
            Arrays.fill(firsts, NONE);
        }

        /** The newest place with this hash; {@link #NONE} if there is none. */
        int first(int hash) {
            return from(firsts[bucket(hash)], hash);
        }

        /** The next older one. */
        int next(int place, int hash) {
            return from(nexts[place], hash);
        }

        private int from(int place, int hash) {
            int at = place;
            while (at != NONE && hashes[at] != hash) {
                at = nexts[at];
            }
            return at;
        }

        void add(int hash, int place) {
            int bucket = bucket(hash);
            hashes[place] = hash;
            nexts[place] = firsts[bucket];
            firsts[bucket] = place;
        }

        void remove(int place) {
            int bucket = bucket(hashes[place]);
            if (firsts[bucket] == place) {
                firsts[bucket] = nexts[place];
                return;
            }
            int before = firsts[bucket];
            while (nexts[before] != place) {
                before = nexts[before];
            }
            nexts[before] = nexts[place];
        }

        private int bucket(int hash) {
            return hash & (firsts.length - 1);
        }
    }
}
