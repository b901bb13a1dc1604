package vn.luutru.projection.access;

/**
 * How much an account asked about persons over some days, without what a page asks by itself.
 *
 * @param reader    the account
 * @param role      its role
 * @param questions how many
 * @param persons   how many the answers hold in sum; whoever is in two answers counts twice
 * @param atNight   how many of the questions were asked from 23:00 to 05:00
 * @param cases     how many cases they name
 * @param days      on how many local days it asked
 */
public record ReviewRank(String reader, String role, int questions, long persons, int atNight, int cases, int days) {}
