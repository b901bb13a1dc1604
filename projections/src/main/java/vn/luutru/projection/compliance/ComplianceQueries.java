package vn.luutru.projection.compliance;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;
import vn.luutru.projection.Page;
import vn.luutru.projection.PageToken;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.table.SqlText;

/**
 * Questions about who declares.
 *
 * <p>Each method throws {@link ProjectionException} when the database cannot be asked.
 */
public final class ComplianceQueries {

    /** A day is judged once it is over. */
    private final Clock clock;

    private final DataSource database;
    private final EstablishmentCache known;

    public ComplianceQueries(DataSource database, EstablishmentCache known, Clock clock) {
        this.database = database;
        this.known = known;
        this.clock = clock;
    }

    /**
     * A line for each establishment and each ward that it lay in, in this order.
     *
     * @throws IllegalArgumentException if the page is none of this answer
     */
    public Page<ComplianceRow> list(ComplianceQuestion question) {
        List<String> after = PageToken.parts(question.page(), 2);
        int size = Page.size(question.size());
        try (Connection connection = database.getConnection()) {
            List<WardDays> found = new ArrayList<>();
            for (EstablishmentRecord establishment : inOrder(connection)) {
                if (found.size() > size) {
                    break;
                }
                WardDays.of(establishment, question.from(), question.to()).forEach((ward, days) -> {
                    if (question.asksFor(ward)
                            && isAfter(after, establishment.id().value(), ward)) {
                        found.add(days);
                    }
                });
            }
            List<WardDays> shown = found.size() > size ? found.subList(0, size) : found;
            return new Page<>(lines(connection, shown, question), found.size() > size ? token(shown.getLast()) : null);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    private List<ComplianceRow> lines(Connection connection, List<WardDays> shown, ComplianceQuestion question)
            throws SQLException {
        List<String> ids = shown.stream()
                .map(days -> days.establishment().id().value())
                .distinct()
                .toList();
        Mergers mergers = known.now(connection).mergers();
        Map<String, DeclaredPeriod> declared =
                DeclaredPeriod.of(connection, ids, mergers, question.from(), question.to());
        LocalDate today = Vietnam.dateOf(clock.instant());
        List<ComplianceRow> lines = new ArrayList<>();
        for (WardDays days : shown) {
            DeclaredPeriod period = Objects.requireNonNull(
                    declared.get(days.establishment().id().value()));
            lines.add(days.line(period, question.from(), today));
        }
        return lines;
    }

    private static boolean isAfter(@Nullable List<String> after, String id, String ward) {
        if (after == null) {
            return true;
        }
        int order = id.compareTo(after.get(0));
        return order > 0 || (order == 0 && ward.compareTo(after.get(1)) > 0);
    }

    private static String token(WardDays last) {
        return PageToken.of(
                last.establishment().id().value(),
                last.spans().getLast().description().ward());
    }

    private Collection<EstablishmentRecord> inOrder(Connection connection) throws SQLException {
        return new TreeMap<>(known.now(connection).establishments()).values();
    }

    /**
     * How far the province is, by type and ward.
     *
     * @param territory what the reader is limited to
     * @param from      the first local day of arrival
     * @param to        the last one
     */
    public List<ProgressRow> progress(LocalDate from, LocalDate to, Territory territory) {
        try (Connection connection = database.getConnection()) {
            EstablishmentCache.Described described = known.now(connection);
            Map<String, EstablishmentRecord> establishments = described.establishments();
            Map<String, ProgressRow> lines = new TreeMap<>();
            Set<String> declaring = new HashSet<>();
            for (Declared declared : declared(connection, from, to)) {
                EstablishmentRecord establishment = establishments.get(declared.establishment);
                if (establishment == null) {
                    continue;
                }
                if (declared.reported) {
                    declaring.add(described.mergers().surviving(declared.establishment));
                }
                if (declared.stays > 0) {
                    add(lines, declared.of(establishment), territory);
                }
            }
            establishments.forEach((id, establishment) -> {
                if (!establishment.descriptions().getFirst().validFrom().isAfter(to)
                        && establishment.stateOn(to) != State.CLOSED) {
                    int active = establishment.stateOn(to) == State.OPEN ? 1 : 0;
                    int reported = declaring.contains(described.mergers().surviving(id)) ? active : 0;
                    Establishment description = establishment.on(to);
                    add(
                            lines,
                            new ProgressRow(
                                    description.type(),
                                    description.ward(),
                                    1,
                                    active,
                                    reported,
                                    active - reported,
                                    0,
                                    0,
                                    0,
                                    0),
                            territory);
                }
            });
            return List.copyOf(lines.values());
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /** On which days of a month tourist establishments were open, and on which of these they declared, exactly. */
    public OpenMonth openDays(YearMonth month) {
        try (Connection connection = database.getConnection()) {
            return OpenMonth.of(connection, known.now(connection), month);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    private static void add(Map<String, ProgressRow> lines, ProgressRow line, Territory territory) {
        if (territory.covers(line.ward())) {
            lines.merge(line.type() + " " + line.ward(), line, ProgressRow::plus);
        }
    }

    /**
     * What an establishment declared of the days of a period on which one of its descriptions held.
     *
     * @param since    the first day of the description; null for days before the first
     * @param reported whether it reported anything of one of the days
     */
    private record Declared(
            String establishment,
            @Nullable LocalDate since,
            boolean reported,
            long stays,
            long byCardQr,
            long late,
            long arrivalsMovedBack) {

        ProgressRow of(EstablishmentRecord described) {
            Establishment description = since == null ? described.descriptions().getFirst() : described.on(since);
            return new ProgressRow(
                    description.type(), description.ward(), 0, 0, 0, 0, stays, byCardQr, late, arrivalsMovedBack);
        }
    }

    private static List<Declared> declared(Connection connection, LocalDate from, LocalDate to) throws SQLException {
        return new SqlText()
                .add("""
                    select d.establishment, (select max(e.valid_from) from figures.description e
                            where e.id = d.establishment and e.valid_from <= d.day) as since,
                        sum(told + held + nil) > 0, sum(on_time + late), sum(card_qr), sum(late), sum(moved_back)
                    from figures.day d where day between ? and ? group by 1, 2
                    """, from, to)
                .list(
                        connection,
                        row -> new Declared(
                                row.getString(1),
                                SqlText.date(row, "since"),
                                row.getBoolean(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7)));
    }
}
