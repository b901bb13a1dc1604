package vn.luutru.projection.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.access.KeyAdministration;
import vn.luutru.access.OperatorKey;
import vn.luutru.access.Scope;
import vn.luutru.access.desk.Device;
import vn.luutru.access.desk.DeviceAdministration;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.Establishments;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.directory.MergerPreview.Side;
import vn.luutru.projection.table.SqlText;

/** What an administrator looks at before two establishments become one. Counts guests, and names none. */
public final class MergerPreviews {

    private static final int MAX_DESKS = 200;

    /** What two descriptions may differ in, by its name in the calls. */
    private record Part(String name, Function<Establishment, @Nullable Object> of) {}

    private static final List<Part> PARTS = List.of(
            new Part("name", Establishment::name),
            new Part("type", Establishment::type),
            new Part("stars", Establishment::stars),
            new Part("regime", Establishment::regime),
            new Part("ward", Establishment::ward),
            new Part("zone", Establishment::zone),
            new Part("rooms", Establishment::rooms),
            new Part("beds", Establishment::beds),
            new Part("remote", Establishment::remote));

    private final DataSource register;
    private final Establishments establishments;
    private final KeyAdministration keys;
    private final DeviceAdministration devices;
    private final InstantSource clock;

    /** @param register where the register of stays is asked */
    public MergerPreviews(
            DataSource register,
            Establishments establishments,
            KeyAdministration keys,
            DeviceAdministration devices,
            InstantSource clock) {
        this.register = register;
        this.establishments = establishments;
        this.keys = keys;
        this.devices = devices;
        this.clock = clock;
    }

    /**
     * Both as they are today; empty if one of them is not registered.
     *
     * @throws ProjectionException if the database cannot be asked
     */
    public Optional<MergerPreview> of(Caller.Official admin, EstablishmentId ended, EstablishmentId stays) {
        Optional<EstablishmentRecord> one = establishments.find(ended).join();
        Optional<EstablishmentRecord> other = establishments.find(stays).join();
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = Vietnam.dateOf(clock.instant());
        Establishment first = one.get().on(today);
        Establishment second = other.get().on(today);
        List<String> differs = new ArrayList<>();
        for (Part part : PARTS) {
            if (!Objects.equals(part.of.apply(first), part.of.apply(second))) {
                differs.add(part.name);
            }
        }
        return Optional.of(new MergerPreview(side(admin, one.get()), side(admin, other.get()), differs));
    }

    private Side side(Caller.Official admin, EstablishmentRecord establishment) {
        EstablishmentId id = establishment.id();
        record Count(long inHouse, long all) {}
        Count count;
        try (Connection connection = register.getConnection()) {
            count = new SqlText()
                    .add("select count(*) filter (where state = 'IN_HOUSE') as in_house, count(*) as stays")
                    .add("from register.stay where establishment = ? and state <> 'CANCELLED'", id.value())
                    .list(connection, row -> new Count(row.getLong("in_house"), row.getLong("stays")))
                    .getFirst();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
        return new Side(
                establishment,
                count.inHouse,
                count.all,
                keys.all().stream()
                        .filter(key -> key.state() != OperatorKey.State.REVOKED)
                        .filter(key -> key.scope() instanceof Scope.Establishments
                                && key.scope().covers(id))
                        .map(OperatorKey::label)
                        .toList(),
                devices.list(admin.scope(), id, null, MAX_DESKS).stream()
                        .filter(device -> device.revokedAt() == null)
                        .map(Device::label)
                        .toList());
    }
}
