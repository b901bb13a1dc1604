package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.AccountEvent;
import vn.luutru.declaration.event.DeskEvent;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.OperatorKeyEvent;
import vn.luutru.declaration.event.WatchListEvent;

/** A stream is found by what its name is derived from: another derivation would lose every stay that is stored. */
class GoldenStreamsTest {

    @Test
    void streams_are_derived_from_their_names_as_ever() throws IOException {
        for (List<String> words : GoldenFile.lines("streams.txt")) {
            assertThat(derived(words)).as(words.toString()).hasToString(words.getLast());
        }
    }

    private static UUID derived(List<String> words) {
        String name = words.get(1);
        return switch (words.getFirst()) {
            case "stay" -> StayId.of(new EstablishmentId(name), words.get(2)).value();
            case "establishment" -> EstablishmentEvent.streamOf(new EstablishmentId(name));
            case "nil" -> NilReported.streamOf(new EstablishmentId(name), LocalDate.parse(words.get(2)));
            case "month" -> new MonthForgotten(YearMonth.parse(name), GoldenEvents.AT, "a").stream();
            case "key-confirmed" ->
                new OperatorKeyEvent.OperatorKeyConfirmed(UUID.fromString(name), GoldenEvents.AT, "a").stream();
            case "key-revoked" ->
                new OperatorKeyEvent.OperatorKeyRevoked(UUID.fromString(name), GoldenEvents.AT, "a").stream();
            case "device-confirmed" ->
                new DeskEvent.DeviceConfirmed(UUID.fromString(name), GoldenEvents.AT, "ADMIN", "a").stream();
            case "device-enrolled" ->
                new DeskEvent.DeviceEnrolled(UUID.fromString(name), GoldenEvents.AT, "DESK", "a").stream();
            case "device-revoked" ->
                new DeskEvent.DeviceRevoked(UUID.fromString(name), GoldenEvents.AT, "ADMIN", "a").stream();
            case "desk-person-removed" ->
                new DeskEvent.DeskPersonRemoved(new UUID(1, 1), UUID.fromString(name), GoldenEvents.AT, "DESK", "a")
                        .stream();
            case "poster-revoked" ->
                new DeskEvent.PosterRevoked(UUID.fromString(name), GoldenEvents.AT, "ADMIN", "a").stream();
            case "watch-entry-removed" ->
                new WatchListEvent.WatchEntryRemoved(UUID.fromString(name), "x", GoldenEvents.AT, "a").stream();
            case "watch-alert-acknowledged" ->
                new WatchListEvent.WatchAlertAcknowledged(UUID.fromString(name), "x", GoldenEvents.AT, "a").stream();
            case "watch-alert" -> WatchListEvent.alert(UUID.fromString(name), UUID.fromString(words.get(2)));
            case "official-signed-in" ->
                new AccountEvent.OfficialSignedIn(UUID.fromString(name), "a", "POLICE", null, GoldenEvents.AT).stream();
            case "official-signed-out" ->
                new AccountEvent.OfficialSignedOut(UUID.fromString(name), "a", "POLICE", GoldenEvents.AT, "a").stream();
            case "watch-match-found" ->
                new WatchListEvent.WatchMatchFound(
                                UUID.fromString(name),
                                UUID.fromString(words.get(2)),
                                GoldenEvents.ESTABLISHMENT,
                                YearMonth.of(2026, 7),
                                "NAME",
                                GoldenEvents.AT,
                                "a")
                        .stream();
            case "watch-entry-compared" ->
                new WatchListEvent.WatchEntryCompared(UUID.fromString(name), 0, GoldenEvents.AT, "a").stream();
            case "quarantine" -> EventQuarantined.streamOf(Long.parseLong(name));
            default -> throw new IllegalArgumentException(words.toString());
        };
    }
}
