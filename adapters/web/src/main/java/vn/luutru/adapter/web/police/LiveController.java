package vn.luutru.adapter.web.police;

import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.Texts;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.projection.register.PoliceQueries;
import vn.luutru.projection.subscription.EventLog;

/**
 * Arrivals and matches of the watch list as they happen (server-sent events). Each browser follows the log on a virtual
 * thread of its own; the log says which stays began in which establishments, and whoever they are is read from the
 * register by a recorded question, within the reader's territory and for their task.
 */
@RestController
public final class LiveController {

    /** A browser that does not read so many events is let go; it comes back and catches up. */
    private static final int MAX_UNREAD = 500;

    /** Matches of the watch list alone. */
    private static final String ALERTS = "canh-bao";

    private final LiveStream.Sources sources;
    private final OpenStreams open = new OpenStreams();

    /**
     * @param followed the position up to which both the register and the watch list are
     * @param present  whether whoever asks is still let in by what their request shows: their session is open, their token
     *                 valid, and their rights are the same; it is no sign of them
     */
    public LiveController(
            PoliceFrame frame,
            EventLog log,
            PoliceQueries police,
            AlertCards alerts,
            EstablishmentDirectory directory,
            LongSupplier followed,
            BiPredicate<PageRequest, Caller.Official> present,
            Texts texts) {
        this.sources = new LiveStream.Sources(frame, log, police, alerts, directory, followed, present, texts);
    }

    /**
     * What happens after a position, until the task or the session ends, or this official opens very many pages: the last
     * event is {@code end} then.
     *
     * @param after  the position that the page shows
     * @param chosen {@code canh-bao} for matches of the watch list alone; nobody who arrives is asked for then
     */
    @OfficePage(Role.POLICE)
    @GetMapping(path = "/cong-an/truc-tiep", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    public Flux<ServerSentEvent<String>> live(
            PageRequest request,
            Caller.Official reader,
            @RequestParam(name = "sau", defaultValue = "0") long after,
            @RequestParam(name = "chi", defaultValue = "") String chosen) {
        String ward = PoliceFrame.chosenWard(request, reader);
        return Flux.<ServerSentEvent<String>>create(sink -> {
                    LiveStream stream = new LiveStream(sources, request, reader, ward, chosen.equals(ALERTS), sink);
                    Thread follower = Thread.ofVirtual().name("live-", 0).unstarted(() -> stream.follow(after));
                    sink.onDispose(() -> {
                        open.remove(reader.id(), stream);
                        follower.interrupt();
                    });
                    LiveStream oldest = open.add(reader.id(), stream);
                    if (oldest != null) {
                        oldest.makeRoom();
                    }
                    follower.start();
                })
                .onBackpressureBuffer(MAX_UNREAD);
    }
}
