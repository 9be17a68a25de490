package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.PackagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The text of a POM, which gives its very bytes when it is written again.
 *
 * @param text with its byte-order mark, when it has one
 */
public record PomFile(Path file, String text, Charset charset) {
    /**
     * Reads it in the encoding that it says.
     *
     * @throws PackagingException when its text cannot be had without loss
     */
    public static PomFile read(Path file) throws PackagingException, IOException {
        byte[] bytes = Files.readAllBytes(file);
        Charset charset = charset(file, bytes);
        String text = new String(bytes, charset);
        if (!Arrays.equals(text.getBytes(charset), bytes)) {
            throw unreadable(file, "is not written in " + charset + ", the encoding that it says", "save it in it");
        }
        return new PomFile(file, text, charset);
    }

    private static Charset charset(Path file, byte[] bytes) throws PackagingException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                Optional<String> declared = Optional.ofNullable(reader.getCharacterEncodingScheme());
                Optional<String> detected = Optional.ofNullable(reader.getEncoding());
                // A declared UTF-16 does not say the order of its bytes, which the first of them show.
                return Charset.forName(declared.filter(name -> !name.equalsIgnoreCase("UTF-16"))
                        .or(() -> detected)
                        .orElseGet(StandardCharsets.UTF_8::name));
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw unreadable(file, "is not XML: " + e.getMessage(), "put it right");
        }
    }

    private static PackagingException unreadable(Path file, String problem, String remedy) {
        return new PackagingException("POM " + file, "it " + problem, remedy);
    }
}
