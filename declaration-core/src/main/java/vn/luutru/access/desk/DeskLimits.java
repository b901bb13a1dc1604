package vn.luutru.access.desk;

/**
 * The bounds of what establishments and guests may have at the same time, and of how often somebody may try.
 *
 * @param devices              of an establishment, revoked and expired ones not counted
 * @param people               at a desk
 * @param posters              of an establishment, revoked ones not counted
 * @param guestCards           that wait at an establishment
 * @param wrongCodesPerAddress wrong enrolment codes a minute from one address
 * @param wrongCodes           wrong enrolment codes a minute from one network; in sum a hundred times as many
 * @param scansPerAddress      looks at posters' pages a minute from one address
 * @param scansPerPoster       looks at one poster's page a minute
 * @param guestCardsPerAddress guest cards a minute from one address
 * @param guestCardsPerPoster  guest cards a minute by one poster
 */
public record DeskLimits(
        int devices,
        int people,
        int posters,
        int guestCards,
        int wrongCodesPerAddress,
        int wrongCodes,
        int scansPerAddress,
        int scansPerPoster,
        int guestCardsPerAddress,
        int guestCardsPerPoster) {

    /** As docs/configuration.md has them. */
    public static final DeskLimits DEFAULT = new DeskLimits(50, 50, 50, 300, 10, 60, 300, 600, 60, 60);
}
