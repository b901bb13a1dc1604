package vn.luutru.adapter.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import vn.luutru.access.Caller;
import vn.luutru.access.session.OfficialClaims;
import vn.luutru.access.session.ReturnAddress;
import vn.luutru.access.session.SignIn;
import vn.luutru.adapter.identity.SignInException.Reason;

/**
 * The authorization code flow with PKCE. State, nonce and verifier wait in the browser, encrypted; what comes back must fit
 * all three.
 */
public final class CodeFlow {

    /** How long somebody may take at the provider. */
    static final Duration WAITING = Duration.ofMinutes(10);

    private static final String KIND = "sign-in";
    private final Warnings warnings = new Warnings(LoggerFactory.getLogger(CodeFlow.class));

    /**
     * A sign-in that begins.
     *
     * @param provider  where the browser goes
     * @param encrypted what it keeps until it is back
     */
    record Begun(URI provider, String encrypted) {}

    /**
     * A sign-in that the provider has made sure of.
     *
     * @param back a path of this service
     */
    record Done(SignIn signIn, String back) {}

    private final Provider provider;
    private final ProviderSettings settings;
    private final OfficialClaims claims;
    private final BrowserState browser;
    private final IdTokenDemands demands;

    /** @param key 32 bytes that all processes of the service share */
    public CodeFlow(ProviderSettings settings, OfficialClaims claims, byte[] key, InstantSource clock) {
        this.provider = new Provider(settings, clock);
        this.settings = settings;
        this.claims = claims;
        this.browser = new BrowserState(key, clock);
        this.demands = new IdTokenDemands(settings.acr(), settings.amr(), settings.maxAge(), clock);
    }

    Provider provider() {
        return provider;
    }

    BrowserState browser() {
        return browser;
    }

    /**
     * @param anew whether they are to show who they are again, also where the provider knows them: a sign-in that was too
     *             weak, or one of another account, would be the same again otherwise
     * @throws SignInException if the provider does not answer
     */
    Begun begin(@Nullable String back, boolean anew) {
        State state = new State();
        Nonce nonce = new Nonce();
        CodeVerifier verifier = new CodeVerifier();
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(settings.scopes().toArray(String[]::new)),
                        provider.clientId(),
                        settings.callback())
                .endpointURI(provider.metadata().getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256);
        if (!settings.acr().isEmpty()) {
            request.acrValues(settings.acr().stream().map(ACR::new).toList());
        }
        Duration maxAge = settings.maxAge();
        if (maxAge != null) {
            request.maxAge((int) maxAge.toSeconds());
        }
        if (anew) {
            request.prompt(new Prompt(Prompt.Type.LOGIN));
        }
        String kept = browser.encrypt(
                KIND,
                WAITING,
                List.of(state.getValue(), nonce.getValue(), verifier.getValue(), ReturnAddress.of(back)));
        return new Begun(request.build().toURI(), kept);
    }

    /**
     * What the provider sent the browser back with.
     *
     * @param answer the whole address, with its query
     * @param kept   what the browser kept; null if nothing
     * @throws SignInException if they are not signed in
     */
    Done finish(URI answer, @Nullable String kept) {
        List<String> waiting =
                kept == null ? List.of() : browser.decrypt(KIND, kept).orElse(List.of());
        if (waiting.size() != 4) {
            throw new SignInException(Reason.EXPIRED, "No sign-in waits in this browser");
        }
        AuthorizationCode code = code(answer, new State(waiting.get(0)));
        OIDCTokenResponse tokens = tokens(code, new CodeVerifier(waiting.get(2)));
        JWT idToken = tokens.getOIDCTokens().getIDToken();
        Map<String, Object> said = validated(idToken, new Nonce(waiting.get(1)));
        demands.check(said);
        Caller.Official official = claims.official(said)
                .orElseThrow(() -> new SignInException(Reason.NO_ROLE, "The account has no role or no territory here"));
        Object session = said.get("sid");
        SignIn signIn = new SignIn(
                official,
                claims.name(said, official),
                session instanceof String sid ? sid : null,
                idToken.getParsedString());
        return new Done(signIn, waiting.get(3));
    }

    private AuthorizationCode code(URI answer, State state) {
        AuthorizationResponse response;
        try {
            response = AuthorizationResponse.parse(answer);
        } catch (ParseException e) {
            throw new SignInException(Reason.INVALID, "No answer of a provider");
        }
        if (!state.equals(response.getState())) {
            throw new SignInException(Reason.EXPIRED, "The answer belongs to another sign-in");
        }
        Issuer issuer = response.getIssuer();
        boolean named = provider.metadata().supportsAuthorizationResponseIssuerParam();
        if (issuer == null ? named : !issuer.getValue().equals(settings.issuer())) {
            throw new SignInException(Reason.INVALID, "The answer is of another provider");
        }
        if (response instanceof AuthorizationErrorResponse error) {
            throw refused(error.getErrorObject());
        }
        AuthorizationCode code = ((AuthorizationSuccessResponse) response).getAuthorizationCode();
        if (code == null) {
            throw new SignInException(Reason.INVALID, "An answer without a code");
        }
        return code;
    }

    private static SignInException refused(@Nullable ErrorObject error) {
        if (error != null && Objects.equals(error.getCode(), OAuth2Error.TEMPORARILY_UNAVAILABLE.getCode())) {
            return new SignInException(Reason.SILENT, "The provider is not available");
        }
        return new SignInException(Reason.CANCELLED, "The provider broke it off");
    }

    private OIDCTokenResponse tokens(AuthorizationCode code, CodeVerifier verifier) {
        ClientAuthentication authentication = provider.authentication();
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, settings.callback(), verifier);
        URI endpoint = provider.metadata().getTokenEndpointURI();
        TokenRequest request = authentication == null
                ? new TokenRequest.Builder(endpoint, provider.clientId(), grant).build()
                : new TokenRequest.Builder(endpoint, authentication, grant).build();
        HTTPRequest http = request.toHTTPRequest();
        http.setConnectTimeout(Provider.TIMEOUT);
        http.setReadTimeout(Provider.TIMEOUT);
        http.setFollowRedirects(false);
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(http.send());
            if (response instanceof OIDCTokenResponse tokens
                    && tokens.getOIDCTokens().getIDToken() != null) {
                return tokens;
            }
            warnings.warn("The identity provider gave no token for a code", code(response));
            throw new SignInException(Reason.INVALID, "No token for the code");
        } catch (IOException e) {
            warnings.warn(
                    "The identity provider does not give tokens", e.getClass().getSimpleName());
            throw new SignInException(Reason.SILENT, "The provider does not give tokens");
        } catch (ParseException e) {
            throw new SignInException(Reason.INVALID, "No answer of a provider to a code");
        }
    }

    /** The code of an error, which is a word of the protocol and names nobody. */
    private static String code(TokenResponse response) {
        return response.indicatesSuccess()
                ? "no id_token"
                : String.valueOf(response.toErrorResponse().getErrorObject().getCode());
    }

    private Map<String, Object> validated(JWT idToken, Nonce nonce) {
        try {
            IDTokenClaimsSet valid = provider.idTokens().validate(idToken, nonce);
            return valid.toJSONObject();
        } catch (BadJOSEException e) {
            warnings.warn(
                    "A token of the identity provider is not valid",
                    e.getClass().getSimpleName());
            throw new SignInException(Reason.INVALID, "The token is not valid");
        } catch (JOSEException e) {
            warnings.warn(
                    "The identity provider does not give its keys", e.getClass().getSimpleName());
            throw new SignInException(Reason.SILENT, "The provider does not give its keys");
        }
    }
}
