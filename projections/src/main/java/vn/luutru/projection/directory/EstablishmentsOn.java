package vn.luutru.projection.directory;

import java.time.LocalDate;
import vn.luutru.projection.SqlText;

/** What holds of each establishment on a day, from the tables of {@link EstablishmentTables} in any schema. */
public final class EstablishmentsOn {

    private EstablishmentsOn() {}

    /**
     * A select with the columns of {@code description} and {@code state}: one row an establishment, the first
     * description for earlier days.
     *
     * @param day local
     */
    public static SqlText day(String schema, LocalDate day) {
        return new SqlText().add("""
                        select distinct on (d.id) d.*, coalesce((
                            select p.state from %1$s.phase p where p.id = d.id and p.from_day <= ?
                            order by p.from_day desc limit 1), 'OPEN') as state
                        from %1$s.description d
                        where (d.valid_from <= ? or d.valid_from = (
                            select min(f.valid_from) from %1$s.description f where f.id = d.id))
                        order by d.id, d.valid_from desc
                        """.formatted(schema), day, day);
    }
}
