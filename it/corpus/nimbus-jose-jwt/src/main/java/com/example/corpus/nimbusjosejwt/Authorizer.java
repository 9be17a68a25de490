package com.example.corpus.nimbusjosejwt;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Checks tokens against a key set that an issuer on the loopback interface serves. */
public final class Authorizer implements RequestHandler<Map<String, String>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        try {
            RSAKey key = new RSAKeyGenerator(2048).keyID("k1").keyUse(KeyUse.SIGNATURE).generate();
            HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            issuer.createContext("/", exchange -> {
                byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes();
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            issuer.start();
            try {
                URL keys = URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks.json").toURL();
                return check(key, keys, event);
            } finally {
                issuer.stop(0);
            }
        } catch (IOException | JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> check(RSAKey key, URL keys, Map<String, String> event) throws JOSEException, ParseException {
        JWKSource<SecurityContext> source = JWKSourceBuilder.create(keys).retrying(true).build();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.PS256, source));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                new JWTClaimsSet.Builder().issuer("corpus").build(), Set.of("sub", "exp")));
        Map<String, Object> answer = new TreeMap<>();
        for (String issuer : new String[] {"corpus", "stranger"}) {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("k1").build(),
                    new JWTClaimsSet.Builder()
                            .issuer(issuer)
                            .subject(event.get("user"))
                            .expirationTime(Date.from(Instant.parse("2100-01-01T00:00:00Z")))
                            .claim("scope", Map.of("orders", true))
                            .build());
            token.sign(new RSASSASigner(key));
            try {
                answer.put(issuer, processor.process(token.serialize(), null).toJSONObject());
            } catch (BadJOSEException e) {
                answer.put(issuer, e.getMessage());
            }
        }
        JWEObject sealed = new JWEObject(
                new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A128CBC_HS256), new Payload(event.get("user")));
        sealed.encrypt(new DirectEncrypter(new byte[32]));
        JWEObject opened = JWEObject.parse(sealed.serialize());
        opened.decrypt(new DirectDecrypter(new byte[32]));
        answer.put("opened", opened.getPayload().toString());
        return answer;
    }
}
