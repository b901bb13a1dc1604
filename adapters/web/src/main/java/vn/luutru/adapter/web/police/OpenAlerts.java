package vn.luutru.adapter.web.police;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Formats;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.Texts;
import vn.luutru.declaration.StayId;
import vn.luutru.projection.register.PoliceQueries;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.watch.WatchAlert;
import vn.luutru.projection.watch.WatchQueries;

/** Matches of the watch list with who it is: read from the register by a recorded question. */
public final class OpenAlerts {

    /** How many are shown at once. */
    public static final int SHOWN = 20;

    /** Asked by the page itself, which nobody has to click for. */
    private static final String AUTOMATIC = "watch-list-alerts";

    /**
     * A match that nobody has taken note of.
     *
     * @param who   name and date of birth
     * @param where establishment and room; empty where the register no longer has the stay
     * @param about by what it fits, by whose decision, for whom, until when
     */
    public record Alert(UUID id, UUID stay, String who, String where, String time, String about) {

        /** Without who it is. */
        @Override
        public String toString() {
            return "Alert[" + id + "]";
        }
    }

    private final WatchQueries watch;
    private final PoliceQueries police;
    private final Texts texts;

    public OpenAlerts(WatchQueries watch, PoliceQueries police, Texts texts) {
        this.watch = watch;
        this.police = police;
        this.texts = texts;
    }

    /** The matches of the reader's territory that wait, the newest first, {@value #SHOWN} at most. */
    Some open(PageRequest request, Asked asked) {
        return open(request, asked, AUTOMATIC);
    }

    /** The same to be printed: a question of its own in the access log. */
    Some printed(PageRequest request, Asked asked) {
        return open(request, asked, "watch-list-alerts-print");
    }

    private Some open(PageRequest request, Asked asked, String question) {
        return some(request, asked, question, watch.alerts(asked.reader().scope(), true, SHOWN));
    }

    /** Those that happened after a position and up to another one, the newest first, {@value #SHOWN} at most. */
    Some between(PageRequest request, Asked asked, long after, long upTo) {
        return some(request, asked, AUTOMATIC, watch.alerts(asked.reader().scope(), true, after, upTo, SHOWN));
    }

    private Some some(PageRequest request, Asked asked, String question, WatchQueries.Alerts alerts) {
        return new Some(shown(request, asked, question, alerts.items()), alerts.nextPage() == null);
    }

    /**
     * Matches.
     *
     * @param complete false when older ones are left out
     */
    record Some(List<Alert> alerts, boolean complete) {}

    /** Which of some stays fit an entry of the watch list that the reader is shown. */
    Set<StayId> watched(Asked asked, List<Resident> stays) {
        return watch.watched(
                asked.reader().scope(), stays.stream().map(Resident::stayId).toList());
    }

    private List<Alert> shown(PageRequest request, Asked asked, String question, List<WatchAlert> alerts) {
        if (alerts.isEmpty()) {
            return List.of();
        }
        List<StayId> ids = alerts.stream().map(WatchAlert::stay).distinct().toList();
        List<Resident> stays = asked.ask(
                question,
                Map.of("alerts", Integer.toString(alerts.size())),
                access -> police.stays(access, ids).items(),
                List::size);
        Map<StayId, Resident> byId = new HashMap<>();
        stays.forEach(stay -> byId.put(stay.stayId(), stay));
        List<Alert> shown = new ArrayList<>();
        for (WatchAlert alert : alerts) {
            shown.add(shown(request, alert, byId.get(alert.stay())));
        }
        return shown;
    }

    private Alert shown(PageRequest request, WatchAlert alert, @Nullable Resident stay) {
        StayWords words = new StayWords(texts, request.language());
        Formats formats = new Formats(request.language());
        String basis = alert.basis();
        String about = texts.text(
                request.language(),
                "police.alert.about",
                texts.text(request.language(), "police.alert.by." + alert.by().code()),
                basis == null ? "-" : basis,
                alert.owner(),
                formats.day(alert.expiresOn()));
        if (stay == null) {
            return new Alert(
                    alert.id(),
                    alert.stay().value(),
                    texts.text(request.language(), "police.alert.unknown"),
                    PoliceFrame.ward(alert.ward()),
                    words.dayAndTime(alert.matchedAt()),
                    about);
        }
        StayLine line = words.line(stay);
        String who = line.about().isEmpty() ? line.name() : line.name() + ", " + line.about();
        String where = line.room().isEmpty()
                ? line.establishment()
                : line.establishment() + ", " + texts.text(request.language(), "police.room.in", line.room());
        return new Alert(alert.id(), alert.stay().value(), who, where, words.dayAndTime(alert.matchedAt()), about);
    }
}
