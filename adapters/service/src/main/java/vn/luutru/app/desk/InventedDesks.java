package vn.luutru.app.desk;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Scope;
import vn.luutru.access.desk.DemoDesk;
import vn.luutru.access.desk.Desk;
import vn.luutru.access.desk.DeskLimits;
import vn.luutru.access.desk.DeskPerson;
import vn.luutru.access.desk.DeskSessions;
import vn.luutru.access.desk.Device;
import vn.luutru.access.desk.DeviceAdministration;
import vn.luutru.access.desk.Devices;
import vn.luutru.access.desk.Poster;
import vn.luutru.access.desk.Posters;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.demo.DemoProvince;

/** The demo's desks: there is one for whoever asks, with people and PINs that everybody knows. */
final class InventedDesks implements DemoDesk {

    /** So many of an establishment are left for those who enrol desks of their own. */
    private static final int LEFT_FOR_OTHERS = 10;

    /** Everybody may know it: the label of the demo's desks names it. */
    private static final String PIN = "2580";

    private static final String LABEL = "Quầy dùng thử, PIN " + PIN;
    private static final String POSTER = "Sảnh, dùng thử";
    private static final List<DemoPerson> PEOPLE =
            List.of(new DemoPerson("Nguyễn Thị Mẫu", PIN), new DemoPerson("Trần Văn Thử", PIN));

    private static final EstablishmentId SHOWN = DemoProvince.establishments().stream()
            .filter(one -> one.type() == EstablishmentType.HOTEL)
            .findFirst()
            .orElseThrow()
            .id();

    private static final Caller.Operator DEMO =
            new Caller.Operator("demo", Scope.province(), EnumSet.allOf(Operation.class));

    private final DeviceAdministration devices;
    private final Devices store;
    private final DeskSessions sessions;
    private final Posters posters;
    private final InstantSource clock;
    private final DeskLimits limits;

    InventedDesks(
            DeviceAdministration devices,
            Devices store,
            DeskSessions sessions,
            Posters posters,
            InstantSource clock,
            DeskLimits limits) {
        this.devices = devices;
        this.store = store;
        this.sessions = sessions;
        this.posters = posters;
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public synchronized Ready open(EstablishmentId establishment) {
        if (DemoProvince.establishments().stream().noneMatch(one -> one.id().equals(establishment))) {
            throw new IllegalArgumentException("The demo has no such establishment");
        }
        revokeOldest(establishment);
        DeviceAdministration.Issued issued = devices.issue(DEMO, establishment, LABEL);
        DeskPerson present = null;
        for (DemoPerson invented : PEOPLE) {
            // The first is added by nobody, the next by the first.
            Desk desk = new Desk(issued.device(), present, present == null ? null : clock.instant());
            present = sessions.add(desk, invented.name(), invented.pin());
        }
        return new Ready(establishment, issued.code(), PEOPLE);
    }

    @Override
    public EstablishmentId establishment() {
        return SHOWN;
    }

    @Override
    public synchronized String posterId() {
        Poster poster = posters.of(SHOWN).stream()
                .filter(one -> one.issuedBy().equals(DEMO.id()) && one.revokedAt() == null)
                .findFirst()
                .orElseGet(() -> posters.issue(DEMO, SHOWN, POSTER));
        return posters.id(poster);
    }

    private void revokeOldest(EstablishmentId establishment) {
        List<UUID> mine = store.issuedBy(DEMO.id()).stream()
                .filter(id -> store.find(id)
                        .map(Device::establishment)
                        .filter(establishment::equals)
                        .isPresent())
                .toList();
        int room = Math.max(1, limits.devices() - LEFT_FOR_OTHERS);
        mine.subList(0, Math.max(0, mine.size() - room + 1)).forEach(id -> devices.revoke(DEMO, id));
    }
}
