package vn.luutru.adapter.web.police;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Formats;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.Texts;
import vn.luutru.declaration.StayId;
import vn.luutru.projection.register.DeskQueries;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.watch.WatchAlert;
import vn.luutru.projection.watch.WatchQueries;

/** Matches of the watch list with who it is: read from the register by a recorded question. */
public final class AlertCards {

    private static final int SHOWN = 20;

    /**
     * A match that nobody has taken note of.
     *
     * @param who   name and date of birth
     * @param where establishment and room; empty where the register no longer has the stay
     * @param about by what it fits, by whose decision, for whom, until when
     */
    public record Card(UUID id, UUID stay, String who, String where, String time, String about) {

        /** Without who it is. */
        @Override
        public String toString() {
            return "Card[" + id + "]";
        }
    }

    private final WatchQueries watch;
    private final DeskQueries desk;
    private final Texts texts;

    public AlertCards(WatchQueries watch, DeskQueries desk, Texts texts) {
        this.watch = watch;
        this.desk = desk;
        this.texts = texts;
    }

    /** The matches of the reader's territory that wait, the newest first. */
    List<Card> open(PageRequest request, Asked asked) {
        return cards(request, asked, watch.alerts(asked.reader().scope(), true, 0, SHOWN));
    }

    /** Those that happened after a position and up to another one, the newest first. */
    List<Card> between(PageRequest request, Asked asked, long after, long upTo) {
        List<WatchAlert> alerts = watch.alerts(asked.reader().scope(), true, after, SHOWN);
        return cards(
                request,
                asked,
                alerts.stream().filter(alert -> alert.position() <= upTo).toList());
    }

    private List<Card> cards(PageRequest request, Asked asked, List<WatchAlert> alerts) {
        if (alerts.isEmpty()) {
            return List.of();
        }
        List<StayId> ids = alerts.stream().map(WatchAlert::stay).distinct().toList();
        List<Resident> stays = asked.ask(
                "watch-list-alerts",
                Map.of("alerts", Integer.toString(alerts.size())),
                access -> desk.stays(access, ids).items(),
                List::size);
        Map<StayId, Resident> byId = new HashMap<>();
        stays.forEach(stay -> byId.put(stay.stayId(), stay));
        List<Card> cards = new ArrayList<>();
        for (WatchAlert alert : alerts) {
            cards.add(card(request, alert, byId.get(alert.stay())));
        }
        return cards;
    }

    private Card card(PageRequest request, WatchAlert alert, @Nullable Resident stay) {
        StayWords words = new StayWords(texts, request.language());
        Formats formats = new Formats(request.language());
        String basis = alert.basis();
        String about = texts.text(
                request.language(),
                "police.alert.about",
                texts.text(request.language(), "police.alert.by." + alert.by().name()),
                basis == null ? "-" : basis,
                alert.owner(),
                formats.day(alert.expiresOn()));
        if (stay == null) {
            return new Card(
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
                ? line.house()
                : line.house() + ", " + texts.text(request.language(), "police.room.in", line.room());
        return new Card(alert.id(), alert.stay().value(), who, where, words.dayAndTime(alert.matchedAt()), about);
    }
}
