package vn.luutru.app.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;

/** Tokens of a provider, forged. */
final class ForgedTokens {

    private ForgedTokens() {}

    /** Signed as if a public key were a secret that both sides know. */
    static String hs256(String token, RSAKey key) {
        try {
            byte[] publicKey = key.toRSAPublicKey().getEncoded();
            SignedJWT forged = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims(token));
            forged.sign(new MACSigner(publicKey));
            return forged.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed with another key of the same name; {@code jku} says where it is to be fetched, null says nothing. */
    static String signedBy(RSAKey another, String token, String jku) {
        try {
            SignedJWT forged = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(another.getKeyID())
                            .jwkURL(jku == null ? null : URI.create(jku))
                            .jwk(jku == null ? null : another.toPublicJWK())
                            .build(),
                    claims(token));
            forged.sign(new RSASSASigner(another));
            return forged.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
