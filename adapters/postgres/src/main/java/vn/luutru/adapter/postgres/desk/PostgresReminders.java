package vn.luutru.adapter.postgres.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.reminder.QuietHours;
import vn.luutru.reminder.Reminder;
import vn.luutru.reminder.ReminderContact;
import vn.luutru.reminder.ReminderKind;
import vn.luutru.reminder.ReminderStore;

/** Contacts in {@code desks.reminder_contact}, reminders in {@code desks.reminder}. */
public final class PostgresReminders implements ReminderStore {

    private static final String SELECT =
            "select establishment, emails, quiet_from, quiet_to, kinds from desks.reminder_contact ";

    private final Sql sql;

    public PostgresReminders(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public Optional<ReminderContact> find(EstablishmentId establishment) {
        return sql.first(PostgresReminders::contact, SELECT + "where establishment = ?", establishment.value());
    }

    @Override
    public void keep(ReminderContact contact, Instant now, String by) {
        sql.update(
                """
                insert into desks.reminder_contact
                    (establishment, emails, quiet_from, quiet_to, kinds, changed_at, changed_by)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (establishment) do update set emails = excluded.emails, quiet_from = excluded.quiet_from,
                    quiet_to = excluded.quiet_to, kinds = excluded.kinds, changed_at = excluded.changed_at,
                    changed_by = excluded.changed_by
                """,
                contact.establishment().value(),
                new LinkedHashSet<>(contact.emails()),
                contact.quiet().from(),
                contact.quiet().to(),
                contact.kinds().stream().map(ReminderKind::code).collect(Collectors.toCollection(LinkedHashSet::new)),
                now,
                by);
    }

    @Override
    public boolean remove(EstablishmentId establishment) {
        return sql.update("delete from desks.reminder_contact where establishment = ?", establishment.value()) == 1;
    }

    @Override
    public List<ReminderContact> after(@Nullable EstablishmentId last, int size) {
        return sql.list(
                PostgresReminders::contact,
                SELECT + "where establishment > ? order by establishment limit ?",
                last == null ? "" : last.value(),
                size);
    }

    @Override
    public Map<EstablishmentId, List<Instant>> guestCards(
            Collection<EstablishmentId> establishments, Instant filledAfter) {
        Set<String> ids = establishments.stream().map(EstablishmentId::value).collect(Collectors.toSet());
        record Filled(EstablishmentId establishment, Instant at) {}
        return sql
                .list(
                        row -> new Filled(
                                new EstablishmentId(row.getString("establishment")), Sql.instant(row, "filled_at")),
                        "select establishment, filled_at from desks.guest_card"
                                + " where establishment = any(?) and filled_at > ? order by filled_at",
                        ids,
                        filledAfter)
                .stream()
                .collect(Collectors.groupingBy(
                        Filled::establishment, HashMap::new, Collectors.mapping(Filled::at, Collectors.toList())));
    }

    @Override
    public boolean claim(Reminder reminder, Instant now, Duration lease) {
        return sql.update(
                        """
                        insert into desks.reminder (establishment, kind, subject, claimed_at, claimed_until)
                        values (?, ?, ?, ?, ?)
                        on conflict (establishment, kind, subject) do update
                            set claimed_at = excluded.claimed_at, claimed_until = excluded.claimed_until
                            where reminder.sent_at is null and reminder.claimed_until <= excluded.claimed_at
                        """,
                        reminder.establishment().value(),
                        reminder.kind().code(),
                        reminder.subject(),
                        now,
                        now.plus(lease))
                == 1;
    }

    @Override
    public void sent(Reminder reminder, Instant now) {
        sql.update(
                "update desks.reminder set sent_at = ? where establishment = ? and kind = ? and subject = ?",
                now,
                reminder.establishment().value(),
                reminder.kind().code(),
                reminder.subject());
    }

    @Override
    public void failed(Reminder reminder, Instant nextTry) {
        sql.update(
                "update desks.reminder set claimed_until = ? where establishment = ? and kind = ? and subject = ?"
                        + " and sent_at is null",
                nextTry,
                reminder.establishment().value(),
                reminder.kind().code(),
                reminder.subject());
    }

    @Override
    public int deleteUntil(Instant claimed) {
        return sql.update("delete from desks.reminder where claimed_at <= ?", claimed);
    }

    private static ReminderContact contact(ResultSet row) throws SQLException {
        return new ReminderContact(
                new EstablishmentId(row.getString("establishment")),
                texts(row, "emails"),
                new QuietHours(
                        row.getObject("quiet_from", LocalTime.class), row.getObject("quiet_to", LocalTime.class)),
                texts(row, "kinds").stream()
                        .map(code -> Code.of(ReminderKind.class, code))
                        .collect(Collectors.toSet()));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray())
                .map(String.class::cast)
                .toList();
    }
}
