package vn.luutru.projection.compliance;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Establishment;
import vn.luutru.declaration.EstablishmentRecord;
import vn.luutru.declaration.EstablishmentRecord.State;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.Page;
import vn.luutru.projection.PageToken;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.SqlText;
import vn.luutru.projection.figures.EstablishmentCache;

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
        Map<String, DeclaredPeriod> declared = DeclaredPeriod.of(connection, ids, question.from(), question.to());
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
                last.establishment().id().value(), last.spans().getLast().told().ward());
    }

    private Collection<EstablishmentRecord> inOrder(Connection connection) throws SQLException {
        return new TreeMap<>(known.now(connection).establishments()).values();
    }

    /**
     * How far the province is, by type and ward.
     *
     * @param territory the ward that the reader is limited to, null for the whole province
     * @param from      the first local day of arrival
     * @param to        the last one
     */
    public List<ProgressRow> progress(LocalDate from, LocalDate to, @Nullable String territory) {
        try (Connection connection = database.getConnection()) {
            Map<String, ProgressRow> lines = new TreeMap<>();
            Map<String, Declared> declared = declared(connection, from, to);
            for (EstablishmentRecord establishment :
                    known.now(connection).establishments().values()) {
                Establishment told = establishment.on(to);
                State state = establishment.stateOn(to);
                if (!establishment.descriptions().getFirst().validFrom().isAfter(to)
                        && state != State.CLOSED
                        && (territory == null || territory.equals(told.ward()))) {
                    Declared by = declared.getOrDefault(establishment.id().value(), Declared.NOTHING);
                    lines.merge(told.type() + " " + told.ward(), by.line(told, state), ProgressRow::plus);
                }
            }
            return List.copyOf(lines.values());
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /**
     * What an establishment declared of a period.
     *
     * @param told whether it told anything of it
     */
    private record Declared(boolean told, long declared, long byCardQr, long late, long arrivalsMovedBack) {

        static final Declared NOTHING = new Declared(false, 0, 0, 0, 0);

        ProgressRow line(Establishment establishment, State state) {
            int active = state == State.OPEN ? 1 : 0;
            int declaring = told ? active : 0;
            return new ProgressRow(
                    establishment.type(),
                    establishment.ward(),
                    1,
                    active,
                    declaring,
                    active - declaring,
                    declared,
                    byCardQr,
                    late,
                    arrivalsMovedBack);
        }
    }

    private static Map<String, Declared> declared(Connection connection, LocalDate from, LocalDate to)
            throws SQLException {
        Map<String, Declared> declared = new HashMap<>();
        new SqlText()
                .add("""
                        select establishment, sum(on_time + late + told + nil) > 0, sum(on_time + late), sum(card_qr),
                            sum(late), sum(moved_back)
                        from figures.day where day between ? and ? group by establishment
                        """, from, to)
                .each(
                        connection,
                        row -> declared.put(
                                row.getString(1),
                                new Declared(
                                        row.getBoolean(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getLong(6))));
        return declared;
    }
}
