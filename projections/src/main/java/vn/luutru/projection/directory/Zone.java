package vn.luutru.projection.directory;

/**
 * An industrial zone, as the establishments in it say.
 *
 * @param establishments not closed, today
 * @param beds           bed places of these
 */
public record Zone(String id, int establishments, int beds) {}
