package vn.luutru.app.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;
import vn.luutru.access.Role;
import vn.luutru.access.desk.DeskLimits;
import vn.luutru.access.session.SessionLimits;
import vn.luutru.declaration.rule.DeadlinePolicy;

/**
 * The settings of the service; docs/configuration.md describes each.
 *
 * @param demo      the demo province with its public tokens
 * @param data      the folder of the embedded database and of the master key
 * @param masterKey 32 random bytes in base 64; null for the file {@code master.key} in the data folder
 * @param masterKeyBefore the key that it takes the place of; null where it is not being exchanged
 * @param projections which read models this process keeps up to date; null for all of them
 * @param store     where the log is
 * @param storeQueue declarations that may wait to be written; one more is refused
 * @param map       a GeoJSON file with the polygons of the wards, for maps on pages; null for tiles
 */
@ConfigurationProperties("luutru")
public record LuutruProperties(
        @DefaultValue("true") boolean demo,
        @DefaultValue("data") Path data,
        @Nullable String masterKey,
        @Nullable String masterKeyBefore,
        @Nullable List<String> projections,
        @Nullable Path map,
        @DefaultValue Database database,
        @Name("store") @DefaultValue("postgresql") Store store,
        @Name("store.queue") @DefaultValue("32768") int storeQueue,
        @DefaultValue @Name("eventstoredb") EventStoreDb eventStoreDb,
        @DefaultValue Clock clock,
        @DefaultValue Erasure erasure,
        @DefaultValue Officials officials,
        @DefaultValue SignIn signIn,
        @DefaultValue Rules rules,
        @DefaultValue Push push,
        @DefaultValue Http http,
        @DefaultValue Desks desks,
        @DefaultValue Statistics statistics,
        @DefaultValue Web web,
        @DefaultValue Reminders reminders,
        @DefaultValue Vneid vneid) {

    /**
     * The PostgreSQL server.
     *
     * @param url         a JDBC URL; null for the embedded server
     * @param connections for questions that look into the register, and as many for all others
     * @param silence     how long a read model waits for a byte from the server before its connection counts as lost
     * @param owner       the role that owns the tables, if the account is another one that cannot change the event log
     * @param programs    where the programs of the embedded server are unpacked; null for a folder in the data folder
     */
    public record Database(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("8") int connections,
            @DefaultValue("30s") Duration silence,
            @DefaultValue Owner owner,
            @Nullable Path programs) {}

    /**
     * The role that owns the tables and makes them; used at the start and for maintenance only.
     *
     * @param username null where the account itself is the owner
     */
    public record Owner(@Nullable String username, @Nullable String password) {}

    /** Where the log is. */
    public enum Store {
        POSTGRESQL,
        EVENTSTOREDB
    }

    /**
     * An EventStoreDB or KurrentDB cluster that keeps the log.
     *
     * @param connection its connection string
     * @param prefix     of the names of streams
     * @param inFlight   appends that are under way at the same time
     */
    public record EventStoreDb(
            @Nullable String connection,
            @DefaultValue("luutru") String prefix,
            @DefaultValue("512") int inFlight) {

        /** Without the connection string, which may hold a password. */
        @Override
        public String toString() {
            return "EventStoreDb[" + prefix + "]";
        }
    }

    /**
     * The clock of this machine.
     *
     * @param maxSkew how far it may be from the database's for declarations to be accepted
     */
    public record Clock(@DefaultValue("2m") Duration maxSkew) {}

    /**
     * What erasures leave in the database's files.
     *
     * @param rewriteAt  the local time, as 03:00, at which it is removed after erasures; {@code off} for never
     * @param keptMonths for how many months after its end a month is kept, before its key may be destroyed by a page
     */
    public record Erasure(
            @DefaultValue("03:00") String rewriteAt,
            @DefaultValue("36") int keptMonths) {}

    /**
     * Where officials sign in: an OpenID Connect provider.
     *
     * @param issuer    as its tokens name it; null when officials cannot sign in
     * @param jwkSetUri where its keys are; null to ask the issuer
     * @param audience    what its tokens must be meant for; null for anything, which only the demo allows
     * @param maxLifetime how far away the end of a token may be
     */
    public record Officials(
            @Nullable String issuer,
            @Nullable String jwkSetUri,
            @Nullable String audience,
            @DefaultValue("role") String roleClaim,
            @DefaultValue("territory") String territoryClaim,
            @DefaultValue("12h") Duration maxLifetime) {}

    /**
     * How officials sign in at a browser: with what this service has registered at the provider of {@link Officials}.
     *
     * @param clientId     what the provider calls this service; null where nobody signs in at a browser
     * @param clientSecret null for a client without one
     * @param scopes       what is asked for
     * @param nameClaim    the claim with the name, for the pages
     * @param roles        the provider's words for our roles, besides our own
     * @param acr          the classes of authentication of which the token must name one
     * @param amr          the methods all of which the token must name
     * @param maxAge       how long ago at most they have shown who they are; null for whenever
     */
    public record SignIn(
            @Nullable String clientId,
            @Nullable String clientSecret,
            @DefaultValue({"openid", "profile"}) List<String> scopes,
            @DefaultValue("name") String nameClaim,
            @DefaultValue Map<String, Role> roles,
            @DefaultValue List<String> acr,
            @DefaultValue Set<String> amr,
            @Nullable Duration maxAge,
            @DefaultValue("15m") Duration idle,
            @DefaultValue("5m") Duration idleAdministrator,
            @DefaultValue("8h") Duration longest) {

        /** How long sessions last. */
        public SessionLimits limits() {
            return new SessionLimits(idle, idleAdministrator, longest);
        }
    }

    /**
     * What the law leaves to those who apply it.
     *
     * @param nightArrival when a guest is due who arrives between midnight and 05:00
     */
    public record Rules(@DefaultValue("LITERAL") DeadlinePolicy.NightArrival nightArrival) {}

    /**
     * Bulk uploads.
     *
     * @param unread outcomes that all senders together may leave unread before we stop reading their lines
     * @param perKey concurrent uploads of one key
     * @param dryRun lines that the dry runs of all callers remember
     * @param dryRunPerKey the same of one key
     */
    public record Push(
            @DefaultValue("64MB") DataSize unread,
            @DefaultValue("200") int perKey,
            @DefaultValue("100000") int dryRun,
            @DefaultValue("25000") int dryRunPerKey) {}

    /**
     * Connections.
     *
     * @param unauthenticated           connections without a valid token, in sum
     * @param unauthenticatedPerAddress the same for one address
     * @param bodies                    bytes of bodies that are not whole, in sum
     * @param bodiesPerAddress          the same for one address, or one caller
     * @param bodyTimeout               for the whole body of a call, and to show a valid token
     * @param waitingPerKey             questions of one caller that may wait for a read model at the same time
     */
    public record Http(
            @DefaultValue("4096") int unauthenticated,
            @DefaultValue("2048") int unauthenticatedPerAddress,
            @DefaultValue("16MB") DataSize bodies,
            @DefaultValue("8MB") DataSize bodiesPerAddress,
            @DefaultValue("20s") Duration bodyTimeout,
            @DefaultValue("50") int waitingPerKey) {}

    /**
     * Reception desks and guests' posters; {@link DeskLimits} says what each is.
     */
    public record Desks(
            @DefaultValue("50") int devices,
            @DefaultValue("50") int people,
            @DefaultValue("50") int posters,
            @DefaultValue("300") int guestCards,
            @DefaultValue("10") int wrongCodesPerAddress,
            @DefaultValue("60") int wrongCodes,
            @DefaultValue("300") int scansPerAddress,
            @DefaultValue("600") int scansPerPoster,
            @DefaultValue("60") int guestCardsPerAddress,
            @DefaultValue("60") int guestCardsPerPoster) {

        public DeskLimits limits() {
            return new DeskLimits(
                    devices,
                    people,
                    posters,
                    guestCards,
                    wrongCodesPerAddress,
                    wrongCodes,
                    scansPerAddress,
                    scansPerPoster,
                    guestCardsPerAddress,
                    guestCardsPerPoster);
        }
    }

    /**
     * Statistics.
     *
     * @param ageGroups     the youngest age of each group, ascending from 0, separated by commas
     * @param dayGuestsStay whether a day guest counts as one guest-day
     * @param openNights    for how many nights a guest without a departure is counted
     */
    public record Statistics(
            @DefaultValue("0,6,15,25,35,45,55,65") String ageGroups,
            @DefaultValue("false") boolean dayGuestsStay,
            @DefaultValue("30") int openNights) {}

    /**
     * Pages.
     *
     * @param address under which guests reach this service, for what is printed; null for the one by which a page was
     *                asked for
     */
    public record Web(@Nullable String address) {}

    /**
     * Reminders by e-mail, over the server of {@code spring.mail.host}.
     *
     * @param from the address in the letters; null without reminders
     * @param lead how long before a deadline it is near
     */
    public record Reminders(
            @Nullable String from, @DefaultValue("60m") Duration lead) {}

    /**
     * Where guests may let a provider say who they are.
     *
     * @param issuer           of the provider; null when guests cannot
     * @param nameClaim        and the others: the claims that are read
     */
    public record Vneid(
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @DefaultValue({"openid", "profile"}) List<String> scopes,
            @DefaultValue("name") String nameClaim,
            @DefaultValue("birthdate") String birthDateClaim,
            @DefaultValue("gender") String sexClaim,
            @DefaultValue("personal_number") String numberClaim,
            @DefaultValue("nationality") String nationalityClaim,
            @DefaultValue("address") String residenceClaim) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Vneid[" + issuer + "]";
        }
    }
}
