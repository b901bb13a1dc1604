package vn.luutru.adapter.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * An OpenID Connect provider over real HTTP: it describes itself, signs in whoever it is told to without asking, trades
 * a code once and against the right verifier and secret, and logs out.
 */
public final class StandInProvider implements AutoCloseable {

    public static final String CLIENT = "luutru";
    public static final String SECRET = "a-secret-of-the-test";

    private record Grant(String nonce, String challenge, String redirect, Map<String, Object> claims, String sid) {}

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> loggedOut = new CopyOnWriteArrayList<>();
    private volatile Map<String, Object> person = Map.of();
    private volatile UnaryOperator<JWTClaimsSet.Builder> change = claims -> claims;
    private volatile UnaryOperator<String> forge = token -> token;
    private volatile boolean refuses;
    private volatile String sid = "";

    public StandInProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048)
                .keyID("stand-in")
                .algorithm(JWSAlgorithm.RS256)
                .generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/.well-known/openid-configuration", exchange -> json(exchange, 200, """
                {"issuer": "ISSUER", "jwks_uri": "ISSUER/keys", "subject_types_supported": ["public"],
                 "authorization_endpoint": "ISSUER/authorize", "token_endpoint": "ISSUER/token",
                 "end_session_endpoint": "ISSUER/logout", "authorization_response_iss_parameter_supported": true,
                 "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}
                """.replace("ISSUER", issuer())));
        server.createContext("/keys", exchange -> json(exchange, 200, new JWKSet(key).toString(true)));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/logout", this::logOut);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Its key: what is signed with it is the provider's. */
    public RSAKey key() {
        return key;
    }

    /** Who signs in next, with these claims. */
    public void signsIn(Map<String, Object> claims) {
        person = Map.copyOf(claims);
        change = builder -> builder;
        forge = token -> token;
        refuses = false;
    }

    /** What the next tokens say instead. */
    public void changes(UnaryOperator<JWTClaimsSet.Builder> how) {
        change = how;
    }

    /** What is given in place of a token. */
    public void forges(UnaryOperator<String> how) {
        forge = how;
    }

    /** The next one breaks it off. */
    public void breaksOff() {
        refuses = true;
    }

    /** The session here of whoever signed in last. */
    public String lastSession() {
        return sid;
    }

    /** What browsers were sent here with. */
    public List<Map<String, String>> asked() {
        return asked;
    }

    /** What browsers logged out with. */
    public List<Map<String, String>> loggedOut() {
        return loggedOut;
    }

    /** What the provider tells the service when a session is over. */
    public String logoutToken(String session) throws JOSEException {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(2))))
                .jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .claim("sid", session)
                .build();
        return signed(new JOSEObjectType("logout+jwt"), claims);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        asked.add(query);
        if (!"code".equals(query.get("response_type"))
                || !CLIENT.equals(query.get("client_id"))
                || !"S256".equals(query.get("code_challenge_method"))
                || !List.of(query.getOrDefault("scope", "").split(" ")).contains("openid")) {
            json(exchange, 400, "{\"error\": \"invalid_request\"}");
            return;
        }
        Map<String, String> answer = new LinkedHashMap<>();
        if (refuses) {
            answer.put("error", "access_denied");
        } else {
            String code = UUID.randomUUID().toString();
            sid = UUID.randomUUID().toString();
            codes.put(
                    code,
                    new Grant(query.get("nonce"), query.get("code_challenge"), query.get("redirect_uri"), person, sid));
            answer.put("code", code);
        }
        answer.put("state", query.get("state"));
        answer.put("iss", issuer());
        redirect(exchange, query.get("redirect_uri") + "?" + form(answer));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            json(exchange, 401, "{\"error\": \"invalid_client\"}");
            return;
        }
        Grant grant = codes.remove(form.getOrDefault("code", ""));
        if (grant == null
                || !grant.redirect().equals(form.get("redirect_uri"))
                || !grant.challenge().equals(challenge(form.getOrDefault("code_verifier", "")))) {
            json(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .claim("nonce", grant.nonce())
                .claim("sid", grant.sid());
        grant.claims().forEach(claims::claim);
        try {
            String token =
                    forge.apply(signed(JOSEObjectType.JWT, change.apply(claims).build()));
            json(exchange, 200, """
                {"access_token": "unused", "token_type": "Bearer", "expires_in": 300, "id_token": "TOKEN"}
                """.replace("TOKEN", token));
        } catch (JOSEException e) {
            throw new IOException(e);
        }
    }

    private void logOut(HttpExchange exchange) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        loggedOut.add(query);
        redirect(exchange, query.get("post_logout_redirect_uri"));
    }

    private String signed(JOSEObjectType type, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .type(type)
                        .build(),
                claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> found = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            found.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return found;
    }

    private static String form(Map<String, String> values) {
        StringBuilder form = new StringBuilder();
        values.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }

    private static void redirect(HttpExchange exchange, String address) throws IOException {
        exchange.getResponseHeaders().add("Location", address);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void json(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
