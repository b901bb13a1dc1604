package vn.luutru.access;

import java.time.Instant;
import java.time.YearMonth;

/**
 * An administrator's wish that the key of a month be destroyed, which another one must share.
 *
 * @param month   local
 * @param askedBy the administrator's account
 */
public record MonthDestruction(YearMonth month, Instant askedAt, String askedBy) {}
