package io.github.lambdapackager.publisher.repository;

import io.github.lambdapackager.publisher.version.Releases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The {@code maven-metadata.xml} that lists the versions of an artifact. */
final class VersionsFile {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    private VersionsFile() {}

    static List<String> read(byte[] content) throws IOException {
        try {
            DocumentBuilderFactory builders = DocumentBuilderFactory.newInstance();
            builders.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            builders.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = builders.newDocumentBuilder().parse(new ByteArrayInputStream(content));
            NodeList found = document.getElementsByTagName("version");
            List<String> versions = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                if (found.item(i).getParentNode().getNodeName().equals("versions")) {
                    versions.add(found.item(i).getTextContent().strip());
                }
            }
            return versions;
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("maven-metadata.xml cannot be read: " + e.getMessage(), e);
        }
    }

    /** The newest is the highest, not the last one made: an older line may go on. */
    static byte[] write(String groupId, String artifactId, List<String> versions, Instant now) {
        String last = versions.get(versions.size() - 1);
        String highest = new Releases(versions).latest().orElse(last);
        StringBuilder text = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <metadata>
                  <groupId>%s</groupId>
                  <artifactId>%s</artifactId>
                  <versioning>
                    <latest>%s</latest>
                    <release>%s</release>
                    <versions>
                """.formatted(groupId, artifactId, highest, highest));
        versions.forEach(
                version -> text.append("      <version>").append(version).append("</version>\n"));
        text.append("    </versions>\n    <lastUpdated>")
                .append(STAMP.format(now.atOffset(ZoneOffset.UTC)))
                .append("</lastUpdated>\n  </versioning>\n</metadata>\n");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
