package com.example.corpus.bouncycastle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Digests, ciphers, certificates and signed messages of Bouncy Castle, whose algorithms are classes found by name. */
public final class Seal implements RequestHandler<List<String>, Map<String, Object>> {
    static {
        Security.addProvider(new BouncyCastleProvider());
    }

    @Override
    public Map<String, Object> handleRequest(List<String> texts, Context context) {
        Map<String, Object> answer = new TreeMap<>();
        try {
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                answer.put("sha3 " + text, hex(MessageDigest.getInstance("SHA3-256", "BC").digest(bytes)));
                answer.put("blake " + text, hex(MessageDigest.getInstance("BLAKE2B-256", "BC").digest(bytes)));
                answer.put("aria " + text, hex(encrypt(bytes)));
            }
            answer.put("argon", argon(texts.get(0)));
            answer.put("kdf", hex(SecretKeyFactory.getInstance("PBKDF2WITHHMACSHA3-256", "BC")
                    .generateSecret(new PBEKeySpec("pass".toCharArray(), new byte[8], 10, 128)).getEncoded()));
            for (String algorithm : List.of("Ed25519", "EC")) {
                answer.put(algorithm, signed(algorithm, texts.get(0)));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return answer;
    }

    private byte[] encrypt(byte[] bytes) throws Exception {
        Cipher cipher = Cipher.getInstance("ARIA/CBC/PKCS7Padding", "BC");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[16], "ARIA"), new IvParameterSpec(new byte[16]));
        return cipher.doFinal(bytes);
    }

    private String argon(String text) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder().withSalt(new byte[8]).withMemoryAsKB(64).withIterations(1).build());
        byte[] hash = new byte[16];
        generator.generateBytes(text.getBytes(StandardCharsets.UTF_8), hash);
        return hex(hash);
    }

    private String signed(String algorithm, String text) throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance(algorithm, "BC");
        if (algorithm.equals("EC")) {
            keys.initialize(256, new SecureRandom());
        }
        KeyPair pair = keys.generateKeyPair();
        ContentSigner signer = new JcaContentSignerBuilder(algorithm.equals("EC") ? "SHA256withECDSA" : algorithm)
                .setProvider("BC")
                .build(pair.getPrivate());
        X500Name name = new X500Name("CN=corpus, O=Example");
        X509Certificate certificate = new JcaX509CertificateConverter()
                .setProvider("BC")
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name, BigInteger.TEN, Date.from(Instant.EPOCH), Date.from(Instant.EPOCH.plusSeconds(9)), name, pair.getPublic())
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                        .build(signer));
        java.io.StringWriter pem = new java.io.StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
            writer.writeObject(certificate);
        }
        Object read = new PEMParser(new StringReader(pem.toString())).readObject();
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                        new JcaDigestCalculatorProviderBuilder().setProvider("BC").build())
                .build(signer, certificate));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        CMSSignedData data = new CMSSignedData(
                generator.generate(new CMSProcessableByteArray(text.getBytes(StandardCharsets.UTF_8)), true).getEncoded());
        SignerInformation information = data.getSignerInfos().iterator().next();
        boolean good = information.verify(new JcaSimpleSignerInfoVerifierBuilder().setProvider("BC").build(pair.getPublic()));
        return read.getClass().getSimpleName() + " " + certificate.getSubjectX500Principal() + " " + good;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
