package vn.luutru.adapter.vneid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A provider of invented people, over HTTP: discovery, keys, a page that asks for consent, codes with PKCE that are good
 * once, signed tokens, and the endpoint of claims.
 */
public final class StandInProvider implements AutoCloseable {

    /** The client that it knows. */
    public static final String CLIENT = "luutru";

    /** An invented citizen, as claims. */
    public static final Map<String, Object> CITIZEN = Map.of(
            "name", "Nguyễn Văn Thử",
            "birthdate", "1990-03-15",
            "gender", "male",
            "personal_number", "038090000001",
            "address", Map.of("formatted", "Khu phố Mẫu, Phường Sầm Sơn, Thanh Hóa"),
            "phone_number", "+84900000000");

    private record Grant(String nonce, String challenge, String redirect) {}

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, Object> person;

    /** What it does wrong: nothing, or one of {@code nonce}, {@code issuer}, {@code key}, {@code subject}. */
    public volatile String fault = "";

    /** The parameters of the last call to its token endpoint. */
    public volatile Map<String, List<String>> asked = Map.of();

    /** @param person the claims of whoever signs in */
    public StandInProvider(Map<String, Object> person) {
        this.person = Map.copyOf(person);
        try {
            key = new RSAKeyGenerator(2048).keyID("stand-in").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", this::discovery);
        server.createContext("/keys", http -> json(http, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/authorize", this::consent);
        server.createContext("/yes", this::yes);
        server.createContext("/no", this::no);
        server.createContext("/token", this::token);
        server.createContext("/userinfo", this::userInfo);
        server.start();
    }

    /** Its address. */
    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void discovery(HttpExchange http) throws IOException {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put("issuer", issuer());
        metadata.put("authorization_endpoint", issuer() + "/authorize");
        metadata.put("token_endpoint", issuer() + "/token");
        metadata.put("userinfo_endpoint", issuer() + "/userinfo");
        metadata.put("jwks_uri", issuer() + "/keys");
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("subject_types_supported", List.of("pairwise"));
        metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        json(http, 200, metadata);
    }

    private void consent(HttpExchange http) throws IOException {
        String query = http.getRequestURI().getRawQuery();
        Map<String, List<String>> asks = URLUtils.parseParameters(query);
        boolean right = CLIENT.equals(one(asks, "client_id"))
                && "code".equals(one(asks, "response_type"))
                && "S256".equals(one(asks, "code_challenge_method"));
        String links = query.replace("&", "&amp;");
        String page = right
                ? "<!doctype html><html lang=vi><title>Cung cấp thông tin</title><h1>Cho phép Lưu trú Thanh Hóa xem thông tin?</h1>"
                        + "<p>" + one(asks, "scope") + "</p><p><a id=yes href=\"/yes?" + links + "\">Đồng ý</a> "
                        + "<a id=no href=\"/no?" + links + "\">Không</a></p></html>"
                : "<!doctype html><html lang=vi><title>Sai</title><h1>Yêu cầu sai</h1></html>";
        http.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
        write(http, right ? 200 : 400, "text/html;charset=utf-8", page);
    }

    private void yes(HttpExchange http) throws IOException {
        Map<String, List<String>> asks =
                URLUtils.parseParameters(http.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        String redirect = Objects.requireNonNull(one(asks, "redirect_uri"));
        codes.put(
                code,
                new Grant(
                        Objects.requireNonNull(one(asks, "nonce")),
                        Objects.requireNonNull(one(asks, "code_challenge")),
                        redirect));
        to(http, redirect + "?code=" + code + "&state=" + one(asks, "state"));
    }

    private void no(HttpExchange http) throws IOException {
        Map<String, List<String>> asks =
                URLUtils.parseParameters(http.getRequestURI().getRawQuery());
        to(http, one(asks, "redirect_uri") + "?error=access_denied&state=" + one(asks, "state"));
    }

    private void token(HttpExchange http) throws IOException {
        asked = URLUtils.parseParameters(new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Grant grant = codes.remove(String.valueOf(one(asked, "code")));
        String verifier = one(asked, "code_verifier");
        boolean right = grant != null
                && verifier != null
                && grant.redirect().equals(one(asked, "redirect_uri"))
                && CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
                        .getValue()
                        .equals(grant.challenge());
        if (!right) {
            json(http, 400, Map.of("error", "invalid_grant"));
            return;
        }
        json(
                http,
                200,
                Map.of(
                        "access_token",
                        "stand-in",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        60,
                        "id_token",
                        idToken(grant)));
    }

    private String idToken(Grant grant) {
        try {
            Instant now = Instant.now();
            JWTClaimsSet claims = new JWTClaimsSet.Builder()
                    .issuer(fault.equals("issuer") ? "https://other.example" : issuer())
                    .audience(CLIENT)
                    .subject("pairwise-1")
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plusSeconds(60)))
                    .claim("nonce", fault.equals("nonce") ? "other" : grant.nonce())
                    .build();
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(
                    fault.equals("key")
                            ? new RSAKeyGenerator(2048).keyID("stand-in").generate()
                            : key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void userInfo(HttpExchange http) throws IOException {
        Map<String, Object> claims = new HashMap<>(person);
        claims.put("sub", fault.equals("subject") ? "pairwise-2" : "pairwise-1");
        boolean known = "Bearer stand-in".equals(http.getRequestHeaders().getFirst("Authorization"));
        json(http, known ? 200 : 401, known ? claims : Map.of());
    }

    private static @Nullable String one(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    private static void to(HttpExchange http, String address) throws IOException {
        http.getResponseHeaders().set("Location", address);
        http.sendResponseHeaders(303, -1);
        http.close();
    }

    private static void json(HttpExchange http, int status, Map<String, Object> body) throws IOException {
        write(http, status, "application/json", JSONObjectUtils.toJSONString(body));
    }

    private static void write(HttpExchange http, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", type);
        http.sendResponseHeaders(status, bytes.length);
        http.getResponseBody().write(bytes);
        http.close();
    }
}
