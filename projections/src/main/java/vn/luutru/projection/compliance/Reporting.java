package vn.luutru.projection.compliance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.EstablishmentType;

/**
 * How an establishment reports these days.
 *
 * @param name         as last described
 * @param ward         in which it lies now
 * @param lastDay      the last local day of which it reported, within the days that were looked at; null for none
 * @param silentDays   open days that are over since then, or since it was registered
 * @param late         guests of the period who were first reported late
 * @param declared     guests of the period
 */
public record Reporting(
        String establishmentId,
        String name,
        EstablishmentType type,
        String ward,
        @Nullable LocalDate lastDay,
        int silentDays,
        long late,
        long declared) {}
