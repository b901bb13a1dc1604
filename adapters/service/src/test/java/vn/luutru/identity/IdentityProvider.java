package vn.luutru.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import vn.luutru.FreePort;

/** The officials' OpenID Connect provider: its address is there from the beginning, its server may be down. */
public final class IdentityProvider implements AutoCloseable {

    /** Whom tokens are meant for unless a test says otherwise. */
    public static final String AUDIENCE = "luutru";

    private final int port = FreePort.choose();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile List<JWK> published = List.of();
    private HttpServer server;

    /** As tokens name it. */
    public String issuer() {
        return "http://127.0.0.1:" + port;
    }

    /** Where its keys are. */
    public String keys() {
        return issuer() + "/keys";
    }

    /** How often it was asked for its keys. */
    public int asked() {
        return asked.get();
    }

    /** A new key that is not published yet. */
    public static RSAKey key(String id) throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(id).algorithm(JWSAlgorithm.RS256).generate();
    }

    /** From now on these keys are the valid ones. */
    public void publish(RSAKey... keys) {
        published = List.of(keys);
    }

    /** Begins to answer. */
    public void up() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, """
                {"issuer": "%s", "jwks_uri": "%s", "subject_types_supported": ["public"],
                 "authorization_endpoint": "%s/authorize", "token_endpoint": "%s/token",
                 "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(issuer(), keys(), issuer(), issuer())));
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            answer(exchange, new JWKSet(published).toString(true));
        });
        server.start();
    }

    /** Answers no more. */
    public void down() {
        server.stop(0);
        server = null;
    }

    /** The claims of a police officer of the whole province, good for five minutes. */
    public JWTClaimsSet.Builder officer(String subject) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(AUDIENCE)
                .subject(subject)
                .claim("role", "POLICE")
                .claim("territory", "*")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    /** A signed token of that officer, changed as the test wants. */
    public String token(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        SignedJWT token = new SignedJWT(
                header, change.apply(officer("officer-of-the-test")).build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    /** A token with {@code alg: none}. */
    public String unsigned() {
        return new PlainJWT(officer("officer-of-the-test").build()).serialize();
    }

    @Override
    public void close() {
        if (server != null) {
            down();
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
