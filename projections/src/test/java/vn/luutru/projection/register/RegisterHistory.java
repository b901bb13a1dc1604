package vn.luutru.projection.register;

import static vn.luutru.projection.Province.BEGIN;
import static vn.luutru.projection.Province.checkedIn;
import static vn.luutru.projection.Province.checkedOut;
import static vn.luutru.projection.Province.corrected;
import static vn.luutru.projection.Province.days;
import static vn.luutru.projection.Province.guest;
import static vn.luutru.projection.Province.registered;
import static vn.luutru.projection.Province.stay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.ListEventLog;

/** Two years of a few guests: long and short stays, one cancelled, one erased, one whose arrival is moved, and many. */
final class RegisterHistory {

    private RegisterHistory() {}

    static ListEventLog log() {
        List<Event> events = new ArrayList<>(List.of(
                registered("bien", "16531"),
                registered("nui", "14797"),
                checkedIn(
                        "bien",
                        "thu",
                        guest("Nguyễn Văn Thử", "038090000001", BEGIN).build()),
                checkedIn(
                        "bien",
                        "dang",
                        guest("Đặng Thị Mẫu", "038190000002", days(1)).build()),
                checkedOut("bien", "dang", days(3)),
                checkedIn(
                        "nui",
                        "thu",
                        guest("Nguyễn Văn Thử", "038090000001", days(-20)).build()),
                checkedOut("nui", "thu", days(-5)),
                checkedIn(
                        "nui",
                        "smith",
                        guest("Thu Example", "X1234567", days(2))
                                .set(Field.NATIONALITY, "FRA")
                                .build()),
                checkedIn(
                        "bien",
                        "sai",
                        guest("Phạm Văn Nhầm", "038090000009", BEGIN).build()),
                new StayCancelled(stay("bien", "sai"), CancellationReason.ENTERED_BY_MISTAKE, days(1), "key-1"),
                checkedIn(
                        "bien",
                        "quen",
                        guest("Hoàng Thị Quên", "038190000077", BEGIN).build()),
                new StayForgotten(stay("bien", "quen"), days(1), "admin")));
        events.add(checkedIn(
                "hang", "lui", guest("Võ Thị Lùi", "038190000088", BEGIN).build()));
        events.add(corrected(
                stay("hang", "lui"),
                StayDetails.builder().set(Field.ARRIVED_AT, days(-3)).build(),
                "Nhập sai giờ",
                Timeliness.LATE,
                days(1)));
        events.add(corrected(
                stay("hang", "lui"),
                StayDetails.builder().set(Field.ROOM, "302").build(),
                "Đổi phòng",
                null,
                days(2)));
        events.add(checkedIn(
                "hang", "lui-nham", guest("Võ Thị Lùi", "038190000088", BEGIN).build()));
        for (int i = 0; i < 25; i++) {
            events.add(checkedIn(
                    "dong",
                    "d" + i,
                    guest("Trần Văn Đông", "03809900%04d".formatted(i), days(i)).build()));
        }
        ListEventLog log = new ListEventLog();
        // Over more than a year: what is recorded of a stay lies in other months than its beginning.
        for (int i = 0; i < events.size(); i++) {
            log.append(BEGIN.plus(Duration.ofDays(11L * i)), events.subList(i, i + 1));
        }
        return log;
    }
}
