package vn.luutru.access.session;

import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;

/**
 * Somebody whom a provider has made sure of.
 *
 * @param official        the account with its role and territory
 * @param name            for the pages
 * @param providerSession the provider's own session ({@code sid}); null if it names none
 * @param token           what the provider wants to see when they log out; null if nothing
 */
public record SignIn(
        Caller.Official official,
        String name,
        @Nullable String providerSession,
        @Nullable String token) {}
