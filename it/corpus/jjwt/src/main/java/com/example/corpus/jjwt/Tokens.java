package com.example.corpus.jjwt;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKey;

/** Signs, encrypts and reads tokens; the implementation is found by name, its JSON parser as a service. */
public final class Tokens implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private static final SecretKey SECRET =
            Keys.hmacShaKeyFor("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        Map<String, Object> answer = new TreeMap<>();
        Date expiry = Date.from(Instant.parse("2100-01-01T00:00:00Z"));
        String signed = Jwts.builder()
                .header().keyId("k1").and()
                .subject(event.get("user"))
                .audience().add("shop").and()
                .expiration(expiry)
                .claim("roles", List.of("buyer", "seller"))
                .signWith(SECRET)
                .compact();
        answer.put("signed", signed);
        Jws<Claims> read = Jwts.parser().verifyWith(SECRET).requireAudience("shop").build().parseSignedClaims(signed);
        answer.put("claims", new TreeMap<>(read.getPayload()).toString());
        answer.put("key", read.getHeader().getKeyId());
        answer.put("zipped", Jwts.builder().subject("s".repeat(99)).compressWith(Jwts.ZIP.DEF).signWith(SECRET).compact());
        KeyPair pair = Jwts.SIG.ES256.keyPair().build();
        String elliptic = Jwts.builder().subject("ec").signWith(pair.getPrivate()).compact();
        answer.put("ec", Jwts.parser().verifyWith(pair.getPublic()).build().parseSignedClaims(elliptic).getPayload().getSubject());
        SecretKey wrapping = Jwts.KEY.A256KW.key().build();
        String encrypted = Jwts.builder()
                .subject("hidden")
                .encryptWith(wrapping, Jwts.KEY.A256KW, Jwts.ENC.A256GCM)
                .compact();
        answer.put("jwe", Jwts.parser().decryptWith(wrapping).build().parseEncryptedClaims(encrypted).getPayload().getSubject());
        answer.put("jwk", Jwks.builder().key(SECRET).id("k1").build().thumbprint().toString());
        try {
            Jwts.parser().verifyWith(SECRET).build().parseSignedClaims(event.get("token"));
        } catch (JwtException e) {
            answer.put("error", e.getClass().getSimpleName());
        }
        return answer;
    }
}
