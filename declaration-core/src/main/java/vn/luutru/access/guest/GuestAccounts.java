package vn.luutru.access.guest;

import java.net.URI;
import vn.luutru.declaration.StayDetails;

/**
 * Guests' accounts at a provider that knows who they are, such as VNeID. The methods block, ask the provider, and keep
 * nothing.
 */
public interface GuestAccounts {

    /**
     * What must wait in the guest's own browser, secret from others, until the provider sends it back.
     *
     * @param state    comes back with the browser
     * @param nonce    comes back in what the provider signs
     * @param verifier is shown to the provider by this service alone
     */
    record Waiting(String state, String nonce, String verifier) {

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Waiting";
        }
    }

    /**
     * A sign-in that begins.
     *
     * @param provider where the guest's browser goes; there they see what is asked for, and say yes or no
     */
    record Begun(URI provider, Waiting waiting) {}

    /** @throws GuestAccountException if the provider does not answer */
    Begun begin();

    /**
     * What the guest lets the provider say: of name, date of birth, sex, document, nationality and residence those that
     * came and are values of their fields.
     *
     * @param answer the query with which the provider sent the browser back
     * @throws GuestAccountException if the guest said no, or the answer is not one to this sign-in
     */
    StayDetails finish(String answer, Waiting waiting);
}
