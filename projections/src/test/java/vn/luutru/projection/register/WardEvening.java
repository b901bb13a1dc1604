package vn.luutru.projection.register;

import static vn.luutru.projection.Province.BEGIN;
import static vn.luutru.projection.Province.checkedIn;
import static vn.luutru.projection.Province.checkedOut;
import static vn.luutru.projection.Province.days;
import static vn.luutru.projection.Province.guest;
import static vn.luutru.projection.Province.unidentified;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import vn.luutru.access.Scope;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.ListEventLog;
import vn.luutru.projection.TestDatabase;

/** Guests in house in two wards of the province, as the pages of the ward police have them on one evening. */
final class WardEvening {

    static final Scope SAM_SON = Scope.ward("16531");
    static final LocalDate TODAY = LocalDate.of(2026, 8, 5);

    private WardEvening() {}

    /** The register of these guests in a database of its own. */
    static AskedRegister register(TestDatabase database) throws SQLException {
        List<Event> events = List.of(
                named("song", "Nhà nghỉ Sóng Mẫu", "16531"),
                named("bien", "Khách sạn Biển Giả", "16531"),
                named("thu", "Homestay Thu Ví Dụ", "16522"),
                named("so", "Nhà nghỉ 36", "14797"),
                checkedIn(
                        "song",
                        "1",
                        guest("Nguyễn Văn Thử", "038090000001", days(34)).build()),
                checkedIn(
                        "song",
                        "2",
                        guest("Nguyễn Thị Thu", "038165000002", days(34))
                                .set(Field.ROOM, "Phòng 105")
                                .build()),
                checkedIn(
                        "bien",
                        "3",
                        guest("Phạm Văn Sóng", "038058000003", days(33))
                                .set(Field.ROOM, "P. 412")
                                .build()),
                checkedIn(
                        "bien",
                        "4",
                        guest("Hong Gildong", "M70000001", days(2))
                                .set(Field.NATIONALITY, "KOR")
                                .set(Field.DOCUMENT_TYPE, DocumentType.PASSPORT)
                                .build()),
                checkedIn(
                        "bien",
                        "5",
                        unidentified("VD-0007", days(34))
                                .set(Field.ROOM, "Cấp cứu")
                                .build()),
                checkedIn(
                        "thu",
                        "6",
                        guest("Nguyễn Văn Thử", "038090000001", days(34)).build()),
                checkedIn(
                        "thu",
                        "7",
                        guest("Trần Văn Khác", "M70000001", days(20))
                                .set(Field.DATE_OF_BIRTH, BirthDate.parse("1960-03-15"))
                                .set(Field.NATIONALITY, "KOR")
                                .set(Field.DOCUMENT_TYPE, DocumentType.PASSPORT)
                                .build()),
                checkedOut("thu", "7", days(21)),
                checkedIn(
                        "so",
                        "8",
                        guest("Trịnh Văn Số", "038090000008", days(34))
                                .set(Field.ROOM, "12")
                                .build()));
        ListEventLog log = new ListEventLog();
        log.append(days(34), events);
        return AskedRegister.filled(database, log);
    }

    private static EstablishmentRegistered named(String id, String name, String ward) {
        return new EstablishmentRegistered(
                new Establishment(
                        new EstablishmentId(id),
                        name,
                        EstablishmentType.GUEST_HOUSE,
                        null,
                        Regime.LICENSED_LODGING,
                        ward,
                        null,
                        10,
                        20,
                        false,
                        LocalDate.of(2026, 1, 1)),
                BEGIN,
                "admin");
    }
}
