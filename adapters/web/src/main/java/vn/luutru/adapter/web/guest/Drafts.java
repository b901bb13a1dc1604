package vn.luutru.adapter.web.guest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.access.desk.GuestCard;
import vn.luutru.adapter.web.PageRequest;

/**
 * Keeps a guest's answers in their own browser between two questions: encrypted (AES-256-GCM) in a cookie that ends with
 * the browser or after {@link #LIFETIME}. The service keeps nothing of a guest who has not finished.
 */
public final class Drafts {

    /** Neither a sibling host nor an unencrypted page can plant a cookie of such a name. */
    private static final String OF_THIS_HOST = "__Host-";

    /** Of an unfinished draft. */
    static final Duration LIFETIME = Duration.ofHours(2);

    /** Browsers keep at least 4,096 bytes of a cookie with its name and attributes. */
    static final int MAX_LENGTH = 3_800;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String BORN = "_at";
    private static final TypeReference<TreeMap<String, String>> ANSWERS = new TypeReference<>() {};

    private final String cookieName;
    private final SecretKeySpec key;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final JsonMapper json = JsonMapper.builder().build();

    /** @param key 32 bytes, the same in all processes of one service */
    public Drafts(byte[] key, InstantSource clock) {
        this("luutru-guest", key, clock);
    }

    /**
     * In a cookie of its own.
     *
     * @param key 32 bytes, for no other cookie
     */
    public Drafts(String cookieName, byte[] key, InstantSource clock) {
        this.cookieName = cookieName;
        this.key = new SecretKeySpec(key, "AES");
        this.clock = clock;
    }

    /** The answers that the browser of a request keeps for a poster. */
    Answers open(String poster, PageRequest request) {
        return open(poster, request.cookie(name(request.encrypted())));
    }

    /**
     * The answers of a cookie's value for a poster.
     *
     * @return {@link Answers#NONE} for a value that is missing, not ours, of another poster or too old
     */
    Answers open(String poster, @Nullable String value) {
        if (value == null || value.isEmpty() || value.length() > MAX_LENGTH) {
            return Answers.NONE;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(value);
            if (bytes.length <= NONCE) {
                return Answers.NONE;
            }
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, ByteBuffer.wrap(bytes, 0, NONCE), poster);
            TreeMap<String, String> typed = json.readValue(cipher.doFinal(bytes, NONCE, bytes.length - NONCE), ANSWERS);
            String born = typed.remove(BORN);
            Instant from = Instant.ofEpochSecond(born == null ? 0 : Long.parseLong(born));
            Duration lifetime = typed.containsKey(Finished.CODE) ? GuestCard.LIFETIME : LIFETIME;
            return from.plus(lifetime).isBefore(clock.instant()) ? Answers.NONE : new Answers(typed);
        } catch (AEADBadTagException | IllegalArgumentException | JacksonException e) {
            // Somebody else's, another poster's, or no cookie at all: the guest begins anew.
            return Answers.NONE;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The cookie that keeps answers; null if they are too long for one.
     *
     * @param encrypted whether the connection is; without TLS the cookie has a plain name and works as well
     */
    @Nullable
    ResponseCookie keep(String poster, Answers answers, boolean encrypted) {
        Map<String, String> typed = new TreeMap<>(answers.all());
        typed.put(BORN, Long.toString(clock.instant().getEpochSecond()));
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, ByteBuffer.wrap(nonce), poster);
            byte[] secret = cipher.doFinal(json.writeValueAsBytes(typed));
            byte[] whole = ByteBuffer.allocate(NONCE + secret.length)
                    .put(nonce)
                    .put(secret)
                    .array();
            String value = Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
            return value.length() > MAX_LENGTH ? null : cookie(value, encrypted).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The cookie that takes the answers out of the browser. */
    ResponseCookie gone(boolean encrypted) {
        return cookie("", encrypted).maxAge(Duration.ZERO).build();
    }

    private String name(boolean encrypted) {
        return encrypted ? OF_THIS_HOST + cookieName : cookieName;
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String value, boolean encrypted) {
        return ResponseCookie.from(name(encrypted), value)
                .path("/")
                .secure(encrypted)
                .httpOnly(true)
                .sameSite("Lax");
    }

    private Cipher cipher(int mode, ByteBuffer nonce, String poster) throws GeneralSecurityException {
        byte[] start = new byte[NONCE];
        nonce.get(start);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, start));
        cipher.updateAAD(poster.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
