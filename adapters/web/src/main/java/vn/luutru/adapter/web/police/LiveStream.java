package vn.luutru.adapter.web.police;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.FluxSink;
import vn.luutru.access.Caller;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.Texts;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.projection.register.PoliceQueries;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.subscription.EventLog;

/**
 * What one browser is sent while its page is open. It goes no further in the log than the read models have read, so that
 * nothing is passed over while they are behind; what is too much for the page is said to be left out.
 */
final class LiveStream {

    /** So many events are looked at in one go, and so many does a page that comes back catch up with. */
    static final int READ_AT_ONCE = 1_000;

    /** Of a wave of arrivals the newest are shown; the establishments have all. */
    static final int SHOWN_AT_ONCE = 50;

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final long FOLLOW_MILLIS = 50;
    private static final int FOLLOW_TRIES = 20;

    /**
     * What all streams share.
     *
     * @param followed the position up to which both the register and the watch list are
     * @param present  whether whoever asks is still let in by what their request shows, without a sign of them
     */
    record Sources(
            PoliceFrame frame,
            EventLog log,
            PoliceQueries police,
            AlertCards alerts,
            EstablishmentDirectory directory,
            LongSupplier followed,
            BiPredicate<PageRequest, Caller.Official> present,
            Texts texts) {}

    private final Sources sources;
    private final PageRequest request;
    private final Caller.Official reader;
    private final @Nullable String ward;
    private final boolean alertsOnly;
    private final FluxSink<ServerSentEvent<String>> sink;
    private boolean behind;
    private volatile boolean over;

    /**
     * @param ward       the only one whose arrivals are shown; null for the whole territory
     * @param alertsOnly whether no arrival is shown, and matches of the watch list in few words
     */
    LiveStream(
            Sources sources,
            PageRequest request,
            Caller.Official reader,
            @Nullable String ward,
            boolean alertsOnly,
            FluxSink<ServerSentEvent<String>> sink) {
        this.sources = sources;
        this.request = request;
        this.reader = reader;
        this.ward = ward;
        this.alertsOnly = alertsOnly;
        this.sink = sink;
    }

    /** Follows the log from a position on until the task or the session ends, or the browser goes. */
    void follow(long after) {
        try {
            Asked begun = asked();
            if (begun == null) {
                end();
                return;
            }
            long seen = alertsOnly ? missed(begun, after) : from(after);
            send("open", "");
            if (!alertsOnly && after > 0 && seen != after) {
                send("rest", text("police.live.gap"));
            }
            Instant beat = sources.frame.now();
            while (!sink.isCancelled()) {
                boolean more = sources.log.awaitAfter(seen, TIMEOUT);
                Asked asked = asked();
                if (asked == null) {
                    end();
                    return;
                }
                if (more) {
                    seen = show(asked, seen);
                }
                if (Duration.between(beat, asked.now()).compareTo(BEAT) >= 0) {
                    beat = asked.now();
                    sink.next(ServerSentEvent.<String>builder().comment("").build());
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            // The browser connects again by itself; what failed is in the log of the service.
            sink.error(failure);
        }
    }

    /** Ends it soon: its official has opened very many. */
    void makeRoom() {
        over = true;
    }

    /** The officer with their task; null if it is over, they are signed out, or it makes room. */
    private @Nullable Asked asked() {
        return !over && sources.present.test(request, reader)
                ? sources.frame.asked(request, reader).orElse(null)
                : null;
    }

    /** A page that was left open for hours begins anew rather than catch up with a day. */
    private long from(long after) {
        long head = sources.log.head();
        // Positions are no count of events: some stores leave out many.
        return after > 0
                        && after <= head
                        && sources.log.read(after, READ_AT_ONCE + 1).size() <= READ_AT_ONCE
                ? after
                : head;
    }

    /**
     * Shows the matches that a page without a stream has missed, however many events that is: matches are found without
     * them.
     *
     * @return the position up to which that is
     */
    private long missed(Asked asked, long after) {
        long followed = sources.followed.getAsLong();
        if (after <= 0 || after >= followed) {
            return after > 0 && after <= sources.log.head() ? after : followed;
        }
        alerts(asked, after, followed);
        send("seen", Long.toString(followed));
        return followed;
    }

    /** Shows what the read models know of after a position; the position up to which that is. */
    private long show(Asked asked, long seen) throws InterruptedException {
        List<Recorded<Event>> events = sources.log.read(seen, READ_AT_ONCE);
        if (events.isEmpty()) {
            return seen;
        }
        long last = events.getLast().position();
        long upTo = followedUpTo(last);
        say(upTo < last);
        List<Recorded<Event>> known =
                events.stream().filter(event -> event.position() <= upTo).toList();
        if (known.isEmpty()) {
            return seen;
        }
        alerts(asked, seen, upTo);
        if (!alertsOnly) {
            arrivals(asked, began(known));
        }
        send("seen", Long.toString(upTo));
        return upTo;
    }

    private long followedUpTo(long last) throws InterruptedException {
        long followed = sources.followed.getAsLong();
        for (int i = 0; i < FOLLOW_TRIES && followed < last; i++) {
            Thread.sleep(FOLLOW_MILLIS);
            followed = sources.followed.getAsLong();
        }
        return Math.min(last, followed);
    }

    private void say(boolean nowBehind) {
        if (behind != nowBehind) {
            behind = nowBehind;
            send(nowBehind ? "behind" : "open", "");
        }
    }

    private void alerts(Asked asked, long after, long upTo) {
        AlertCards.Some some = sources.alerts.between(request, asked, after, upTo);
        if (!some.complete()) {
            send("alert", LiveHtml.moreAlerts(sources.texts, request.language()));
        }
        for (AlertCards.Card card : some.cards().reversed()) {
            send(
                    "alert",
                    alertsOnly
                            ? LiveHtml.shortAlert(sources.texts, request.language(), card)
                            : LiveHtml.alert(sources.texts, request.language(), card));
        }
    }

    private void arrivals(Asked asked, List<StayId> began) {
        if (began.isEmpty()) {
            return;
        }
        List<StayId> newest = began.subList(Math.max(0, began.size() - SHOWN_AT_ONCE), began.size());
        List<Resident> stays = asked.ask(
                "desk-arrivals",
                Map.of("stays", Integer.toString(newest.size())),
                access -> sources.police.stays(access, newest).items(),
                List::size);
        StayWords words = new StayWords(sources.texts, request.language());
        Map<StayId, Resident> byId = new LinkedHashMap<>();
        stays.forEach(stay -> byId.put(stay.stayId(), stay));
        for (StayId id : newest) {
            Resident stay = byId.get(id);
            if (stay != null) {
                send("arrival", LiveHtml.arrival(sources.texts, request.language(), words, stay));
            }
        }
        if (newest.size() < began.size()) {
            send("rest", text("police.live.rest", began.size() - newest.size()));
        }
    }

    /** The stays that began in the reader's territory, or in the ward that is shown. */
    private List<StayId> began(List<Recorded<Event>> events) {
        Set<EstablishmentId> seen = new HashSet<>();
        Set<EstablishmentId> ours = new HashSet<>();
        List<StayId> began = new ArrayList<>();
        for (Recorded<Event> recorded : events) {
            if (recorded.event() instanceof GuestCheckedIn in) {
                EstablishmentId establishment = in.establishment();
                if (seen.add(establishment) && isShown(establishment)) {
                    ours.add(establishment);
                }
                if (ours.contains(establishment)) {
                    began.add(in.stay());
                }
            }
        }
        return began;
    }

    private boolean isShown(EstablishmentId establishment) {
        LocalDate today = Vietnam.dateOf(sources.frame.now());
        return sources.directory
                .find(establishment)
                .join()
                .map(known -> known.on(today).ward())
                .filter(in -> reader.sees(in) && (ward == null || ward.equals(in)))
                .isPresent();
    }

    private void end() {
        send("end", "");
        sink.complete();
    }

    private String text(String key, Object... arguments) {
        return sources.texts.text(request.language(), key, arguments);
    }

    private void send(String name, String data) {
        sink.next(ServerSentEvent.builder(data).event(name).build());
    }
}
