package vn.luutru.declaration.event;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Names;
import vn.luutru.declaration.code.Code;

/**
 * Who signed in and out, what was refused to whom, who wants the key of a month destroyed, and who held a read model or
 * had it built anew.
 */
public sealed interface AccountEvent extends JournalEvent {

    /**
     * An official opened a session in a browser.
     *
     * @param session   the identity of the session
     * @param account   the id of the account
     * @param territory ward codes separated by commas; null for the whole province
     */
    record OfficialSignedIn(
            UUID session,
            String account,
            String role,
            @Nullable String territory,
            Instant at) implements AccountEvent {

        @Override
        public UUID stream() {
            return Names.uuid("luutru.official-signed-in\n" + session);
        }

        @Override
        public String by() {
            return account;
        }
    }

    /**
     * A session was ended: by its official, here or at the provider, or by an administrator. One that nobody used ends
     * by itself, without an event.
     *
     * @param account whose session it was
     * @param by      the account that ended it
     */
    record OfficialSignedOut(UUID session, String account, String role, Instant at, String by) implements AccountEvent {

        @Override
        public UUID stream() {
            return Names.uuid("luutru.official-signed-out\n" + session);
        }
    }

    /**
     * An administrator asked for the destruction of a month's key; nothing is destroyed until another one agrees.
     *
     * @param act   the identity of this act
     * @param month local
     * @param by    the administrator's account
     */
    record MonthDestructionAsked(UUID act, YearMonth month, Instant at, String by) implements AccountEvent {

        @Override
        public UUID stream() {
            return act;
        }
    }

    /**
     * The wish to destroy a month's key was taken back.
     *
     * @param act     the identity of this act
     * @param month   local
     * @param askedBy the administrator whose wish it was
     * @param by      the administrator who took it back
     */
    record MonthDestructionWithdrawn(UUID act, YearMonth month, String askedBy, Instant at, String by)
            implements AccountEvent {

        @Override
        public UUID stream() {
            return act;
        }
    }

    /**
     * An administrator held a read model, let it go on, or had it built anew.
     *
     * @param act   the identity of this act
     * @param model the name of the read model
     * @param by    the administrator's account
     */
    record ReadModelOperated(UUID act, String model, Operation operation, Instant at, String by)
            implements AccountEvent {

        /** What was done. */
        public enum Operation implements Code {
            /** Nothing is applied to it any more, and its questions are refused. */
            PAUSE("PAUSE"),
            /** It goes on. */
            RESUME("RESUME"),
            /** It is built anew beside the one that answers. */
            REBUILD("REBUILD");

            private final String code;

            Operation(String code) {
                this.code = code;
            }

            @Override
            public String code() {
                return code;
            }
        }

        @Override
        public UUID stream() {
            return act;
        }
    }

    /**
     * Calls and pages that were refused to somebody. A sum over some seconds, since anybody can be refused as often as
     * they like.
     *
     * @param count    the identity of this sum
     * @param caller   the id of the account or key; {@link #NOBODY} where none could be verified
     * @param role     of the caller; {@link #NOBODY} likewise
     * @param method   of HTTP; a word for where else declarations come from
     * @param route    the pattern of the route, or the topic: what was called may name a person
     * @param code     why, the code of a finding
     * @param refusals how many
     * @param from     when the first of them was refused
     * @param to       when the sum was drawn
     */
    record CallsRefused(
            UUID count,
            String caller,
            String role,
            String method,
            String route,
            String code,
            int refusals,
            Instant from,
            Instant to)
            implements AccountEvent {

        /** Stands for a caller whom nothing verified. */
        public static final String NOBODY = "NOBODY";

        @Override
        public UUID stream() {
            return count;
        }

        @Override
        public String by() {
            return caller;
        }

        @Override
        public Instant at() {
            return to;
        }
    }
}
