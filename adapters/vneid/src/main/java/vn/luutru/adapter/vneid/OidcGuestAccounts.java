package vn.luutru.adapter.vneid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import vn.luutru.access.guest.GuestAccountException;
import vn.luutru.access.guest.GuestAccountException.Reason;
import vn.luutru.access.guest.GuestAccounts;
import vn.luutru.declaration.StayDetails;

/**
 * Authorization code flow with PKCE (RFC 6749, RFC 7636, OpenID Connect Core 1.0). Tokens are read once and dropped: no
 * call is made with them after the guest's facts are here.
 */
public final class OidcGuestAccounts implements GuestAccounts {

    private static final int TIMEOUT = (int) Duration.ofSeconds(5).toMillis();

    private final GuestProvider provider;
    private final ClientID client;
    private final ClaimFacts facts;
    private final AtomicReference<OIDCProviderMetadata> known = new AtomicReference<>();

    public OidcGuestAccounts(GuestProvider provider) {
        this.provider = provider;
        this.client = new ClientID(provider.clientId());
        this.facts = new ClaimFacts(provider.claims());
    }

    @Override
    public Begun begin() {
        State state = new State();
        Nonce nonce = new Nonce();
        CodeVerifier verifier = new CodeVerifier();
        URI address = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(provider.scopes().toArray(String[]::new)),
                        client,
                        provider.callback())
                .endpointURI(metadata().getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
        return new Begun(address, new Waiting(state.getValue(), nonce.getValue(), verifier.getValue()));
    }

    @Override
    public StayDetails finish(String answer, Waiting waiting) {
        AuthorizationCode code = code(answer, waiting);
        OIDCTokenResponse tokens = tokens(code, new CodeVerifier(waiting.verifier()));
        return facts.of(claims(tokens, new Nonce(waiting.nonce())));
    }

    private AuthorizationCode code(String answer, Waiting waiting) {
        AuthorizationResponse response;
        try {
            response = AuthorizationResponse.parse(new URI(provider.callback() + "?" + answer));
        } catch (ParseException | URISyntaxException e) {
            throw new GuestAccountException(Reason.STALE, "No answer of a provider", e);
        }
        if (!new State(waiting.state()).equals(response.getState())) {
            throw new GuestAccountException(Reason.STALE, "The answer belongs to another sign-in");
        }
        // RFC 9207: an answer of another provider is not traded for this one's tokens.
        Issuer issuer = response.getIssuer();
        if (issuer == null
                ? metadata().supportsAuthorizationResponseIssuerParam()
                : !issuer.getValue().equals(provider.issuer())) {
            throw new GuestAccountException(Reason.STALE, "The answer is of another provider");
        }
        return switch (response) {
            case AuthorizationSuccessResponse success
            when success.getAuthorizationCode() != null -> success.getAuthorizationCode();
            case AuthorizationErrorResponse refused ->
                throw new GuestAccountException(Reason.DECLINED, "The provider has no consent");
            default -> throw new GuestAccountException(Reason.STALE, "An answer without a code");
        };
    }

    private OIDCTokenResponse tokens(AuthorizationCode code, CodeVerifier verifier) {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, provider.callback(), verifier);
        URI endpoint = metadata().getTokenEndpointURI();
        String secret = provider.secret();
        TokenRequest request = secret == null
                ? new TokenRequest.Builder(endpoint, client, grant).build()
                : new TokenRequest.Builder(endpoint, new ClientSecretBasic(client, new Secret(secret)), grant).build();
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(
                    patient(request.toHTTPRequest()).send());
            if (response instanceof OIDCTokenResponse tokens
                    && tokens.getOIDCTokens().getIDToken() != null) {
                return tokens;
            }
            throw new GuestAccountException(Reason.UNAVAILABLE, "The provider gave no token for its code");
        } catch (IOException | ParseException e) {
            throw new GuestAccountException(Reason.UNAVAILABLE, "The provider's tokens cannot be had", e);
        }
    }

    /** What the signed token says, and what else the guest agreed to let be known. */
    private Map<String, Object> claims(OIDCTokenResponse tokens, Nonce nonce) {
        OIDCProviderMetadata metadata = metadata();
        try {
            JWT token = tokens.getOIDCTokens().getIDToken();
            // Signature, issuer, audience, times and nonce.
            IDTokenClaimsSet said = new IDTokenValidator(
                            metadata.getIssuer(),
                            client,
                            algorithm(token),
                            metadata.getJWKSetURI().toURL(),
                            new DefaultResourceRetriever(TIMEOUT, TIMEOUT))
                    .validate(token, nonce);
            Map<String, Object> claims = new HashMap<>(said.toJSONObject());
            if (metadata.getUserInfoEndpointURI() != null) {
                UserInfoResponse more = UserInfoResponse.parse(patient(new UserInfoRequest(
                                        metadata.getUserInfoEndpointURI(),
                                        tokens.getOIDCTokens().getBearerAccessToken())
                                .toHTTPRequest())
                        .send());
                // OpenID Connect Core 1.0, section 5.3.2: what is said of another subject is not used.
                if (more.indicatesSuccess()
                        && more.toSuccessResponse().getUserInfo().getSubject().equals(said.getSubject())) {
                    claims.putAll(more.toSuccessResponse().getUserInfo().toJSONObject());
                }
            }
            return claims;
        } catch (BadJOSEException | JOSEException | GeneralException | IOException e) {
            throw new GuestAccountException(Reason.UNAVAILABLE, "What the provider says cannot be believed", e);
        }
    }

    /** By a public key of the provider: never by none, and never by a secret that this service has too. */
    private static JWSAlgorithm algorithm(JWT token) throws BadJOSEException {
        if (token.getHeader().getAlgorithm() instanceof JWSAlgorithm algorithm
                && JWSAlgorithm.Family.SIGNATURE.contains(algorithm)) {
            return algorithm;
        }
        throw new BadJOSEException("A token that is not signed with a key of the provider");
    }

    private OIDCProviderMetadata metadata() {
        OIDCProviderMetadata before = known.get();
        if (before != null) {
            return before;
        }
        try {
            OIDCProviderMetadata found = OIDCProviderMetadata.resolve(new Issuer(provider.issuer()), TIMEOUT, TIMEOUT);
            known.set(found);
            return found;
        } catch (GeneralException | IOException e) {
            throw new GuestAccountException(Reason.UNAVAILABLE, "The provider does not answer", e);
        }
    }

    private static HTTPRequest patient(HTTPRequest request) {
        request.setConnectTimeout(TIMEOUT);
        request.setReadTimeout(TIMEOUT);
        request.setFollowRedirects(false);
        return request;
    }
}
