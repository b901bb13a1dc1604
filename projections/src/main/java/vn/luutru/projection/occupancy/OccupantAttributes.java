package vn.luutru.projection.occupancy;

import org.jspecify.annotations.Nullable;

/**
 * What persons in zones and hospitals are grouped by, beside their establishment.
 *
 * @param employer    name as declared
 * @param taxCode     of the employer
 * @param sex         code
 * @param nationality ISO 3166-1 alpha-3
 * @param province    2-digit code of the home province
 * @param department  of a hospital, as declared
 * @param role        code: patient or companion
 */
public record OccupantAttributes(
        @Nullable String employer,
        @Nullable String taxCode,
        @Nullable String sex,
        @Nullable String nationality,
        @Nullable String province,
        @Nullable String department,
        @Nullable String role) {}
