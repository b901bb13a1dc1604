package vn.luutru.adapter.web.police;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.Texts;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.projection.register.DeskQueries;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.subscription.EventLog;

/**
 * Arrivals and matches of the watch list as they happen (server-sent events). Each browser follows the log on a virtual
 * thread of its own; the log says which stays began in which establishments, and whoever they are is read from the
 * register by a recorded question, within the reader's territory and for their task.
 */
@RestController
public final class LiveController {

    private static final int READ_AT_ONCE = 1_000;

    /** Of a wave of arrivals the newest are shown; the page has all when it is opened again. */
    private static final int SHOWN_AT_ONCE = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final long FOLLOW_MILLIS = 50;
    private static final int FOLLOW_TRIES = 100;

    private final PoliceFrame frame;
    private final EventLog log;
    private final DeskQueries desk;
    private final AlertCards alerts;
    private final EstablishmentDirectory directory;
    private final LongSupplier followed;
    private final Texts texts;

    /** @param followed the position up to which both the register and the watch list are */
    public LiveController(
            PoliceFrame frame,
            EventLog log,
            DeskQueries desk,
            AlertCards alerts,
            EstablishmentDirectory directory,
            LongSupplier followed,
            Texts texts) {
        this.frame = frame;
        this.log = log;
        this.desk = desk;
        this.alerts = alerts;
        this.directory = directory;
        this.followed = followed;
        this.texts = texts;
    }

    /**
     * What happens after a position, until the task ends: the last event is {@code end} then.
     *
     * @param after the position that the page shows
     */
    @OfficePage(Role.POLICE)
    @GetMapping(path = "/cong-an/truc-tiep", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    public Flux<ServerSentEvent<String>> live(
            PageRequest request, Caller.Official reader, @RequestParam(name = "sau", defaultValue = "0") long after) {
        return Flux.create(sink -> {
            Thread follower = Thread.ofVirtual().name("live-", 0).unstarted(() -> follow(request, reader, after, sink));
            sink.onDispose(follower::interrupt);
            follower.start();
        });
    }

    private void follow(
            PageRequest request, Caller.Official reader, long after, FluxSink<ServerSentEvent<String>> sink) {
        try {
            if (frame.asked(request, reader).isEmpty()) {
                sink.next(event("end", ""));
                sink.complete();
                return;
            }
            long head = log.head();
            // A page that was left open for hours begins anew rather than catch up with a day.
            long seen = after > 0 && after <= head && head - after <= READ_AT_ONCE ? after : head;
            sink.next(event("open", ""));
            Instant beat = frame.now();
            while (!sink.isCancelled()) {
                boolean more = log.awaitAfter(seen, PATIENCE);
                Asked asked = frame.asked(request, reader).orElse(null);
                if (asked == null) {
                    sink.next(event("end", ""));
                    sink.complete();
                    return;
                }
                if (more) {
                    seen = show(request, asked, seen, sink);
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

    private long show(PageRequest request, Asked asked, long seen, FluxSink<ServerSentEvent<String>> sink)
            throws InterruptedException {
        List<Recorded<Event>> events = log.read(seen, READ_AT_ONCE);
        if (events.isEmpty()) {
            return seen;
        }
        long last = events.getLast().position();
        for (int i = 0; i < FOLLOW_TRIES && followed.getAsLong() < last; i++) {
            Thread.sleep(FOLLOW_MILLIS);
        }
        alerts.between(request, asked, seen, last)
                .reversed()
                .forEach(card -> sink.next(event("alert", LiveHtml.alert(texts, request.language(), card))));
        List<StayId> began = began(asked.reader(), events);
        if (!began.isEmpty()) {
            List<StayId> newest = began.subList(Math.max(0, began.size() - SHOWN_AT_ONCE), began.size());
            List<Resident> stays = asked.ask(
                    "desk-arrivals",
                    Map.of("stays", Integer.toString(newest.size())),
                    access -> desk.stays(access, newest).items(),
                    List::size);
            arrived(request, newest, stays, sink);
        }
        sink.next(event("seen", Long.toString(last)));
        return last;
    }

    private void arrived(
            PageRequest request, List<StayId> order, List<Resident> stays, FluxSink<ServerSentEvent<String>> sink) {
        StayWords words = new StayWords(texts, request.language());
        Map<StayId, Resident> byId = new LinkedHashMap<>();
        stays.forEach(stay -> byId.put(stay.stayId(), stay));
        for (StayId id : order) {
            Resident stay = byId.get(id);
            if (stay != null) {
                sink.next(event("arrival", LiveHtml.arrival(texts, request.language(), words, stay)));
            }
        }
    }

    /** The stays that began in the reader's territory. */
    private List<StayId> began(Caller.Official reader, List<Recorded<Event>> events) {
        Set<EstablishmentId> seen = new HashSet<>();
        Set<EstablishmentId> ours = new HashSet<>();
        List<StayId> began = new ArrayList<>();
        for (Recorded<Event> recorded : events) {
            if (recorded.event() instanceof GuestCheckedIn in) {
                EstablishmentId house = in.establishment();
                if (seen.add(house)
                        && directory
                                .find(house)
                                .join()
                                .map(known -> reader.sees(known.latest().ward()))
                                .orElse(false)) {
                    ours.add(house);
                }
                if (ours.contains(house)) {
                    began.add(in.stay());
                }
            }
        }
        return began;
    }

    private static ServerSentEvent<String> event(String name, String data) {
        return ServerSentEvent.builder(data).event(name).build();
    }
}
