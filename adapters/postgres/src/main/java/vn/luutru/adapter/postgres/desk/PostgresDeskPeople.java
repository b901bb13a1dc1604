package vn.luutru.adapter.postgres.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.desk.DeskPeople;
import vn.luutru.access.desk.DeskPerson;

/** The people at desks in {@code desks.person}. */
public final class PostgresDeskPeople implements DeskPeople {

    private static final String SELECT = "select id, device, name, wrong_pins, locked_until from desks.person ";
    private static final String COUNT = "select count(*) from desks.person where device = ? and removed_at is null";

    private final Sql sql;

    public PostgresDeskPeople(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public List<DeskPerson> of(UUID device) {
        return sql.list(
                PostgresDeskPeople::person,
                SELECT + "where device = ? and removed_at is null order by added_at, id",
                device);
    }

    @Override
    public Optional<DeskPerson> find(UUID person) {
        return sql.first(PostgresDeskPeople::person, SELECT + "where id = ?", person);
    }

    @Override
    public Added add(DeskPerson person, String pinHash, boolean first, int max, Instant now, String by) {
        return sql.transaction(connection -> {
            Sql.inTurn(connection, person.device().toString());
            int known = Sql.list(connection, row -> row.getInt(1), COUNT, person.device())
                    .getFirst();
            if (first != (known == 0)) {
                return Added.NOT_FIRST;
            }
            if (known >= max) {
                return Added.FULL;
            }
            Sql.update(connection, """
                    insert into desks.person (id, device, name, pin_hash, added_at, added_by)
                    values (?, ?, ?, ?, ?, ?)\
                    """, person.id(), person.device(), person.name(), pinHash, now, by);
            return Added.ADDED;
        });
    }

    @Override
    public boolean remove(UUID device, UUID person, Instant now, String by) {
        return sql.transaction(connection -> {
            Sql.inTurn(connection, device.toString());
            int known =
                    Sql.list(connection, row -> row.getInt(1), COUNT, device).getFirst();
            if (known < 2) {
                return false;
            }
            int removed = Sql.update(connection, """
                    update desks.person set removed_at = ?, removed_by = ?, pin_hash = ''
                    where device = ? and id = ? and removed_at is null\
                    """, now, by, device, person);
            Sql.update(connection, """
                    update desks.device set session_person = null, session_used_at = null
                    where id = ? and session_person = ?\
                    """, device, person);
            return removed == 1;
        });
    }

    @Override
    public Optional<Attempt> attempt(UUID device, UUID person, Instant now, IntFunction<@Nullable Duration> lock) {
        return sql.transaction(connection -> {
            String[] hash = {""};
            List<DeskPerson> found = Sql.list(
                    connection,
                    row -> {
                        hash[0] = row.getString("pin_hash");
                        return person(row);
                    },
                    """
                    select id, device, name, wrong_pins, locked_until, pin_hash from desks.person
                    where id = ? and device = ? and removed_at is null for update\
                    """,
                    person,
                    device);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            DeskPerson before = found.getFirst();
            if (before.isLocked(now)) {
                return Optional.of(new Attempt(before, null));
            }
            int wrong = before.wrongPins() + 1;
            Duration locked = lock.apply(wrong);
            Instant until = locked == null ? null : now.plus(locked);
            Sql.update(
                    connection,
                    "update desks.person set wrong_pins = ?, locked_until = ? where id = ?",
                    wrong,
                    until,
                    person);
            return Optional.of(new Attempt(new DeskPerson(person, device, before.name(), wrong, until), hash[0]));
        });
    }

    @Override
    public void rightPin(UUID person) {
        sql.update("update desks.person set wrong_pins = 0, locked_until = null where id = ?", person);
    }

    private static DeskPerson person(ResultSet row) throws SQLException {
        return new DeskPerson(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "device"),
                row.getString("name"),
                row.getInt("wrong_pins"),
                Sql.optionalInstant(row, "locked_until"));
    }
}
