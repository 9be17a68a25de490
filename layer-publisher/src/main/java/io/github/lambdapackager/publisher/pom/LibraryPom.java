package io.github.lambdapackager.publisher.pom;

import io.github.lambdapackager.publisher.model.LibraryDependency;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A flattened POM: everything it says, it says itself. */
public final class LibraryPom {
    private final Document document;

    private LibraryPom(Document document) {
        this.document = document;
    }

    /** Parses the file. */
    public static LibraryPom read(Path file) throws IOException {
        try {
            DocumentBuilderFactory builders = DocumentBuilderFactory.newInstance();
            builders.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            builders.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new LibraryPom(
                    builders.newDocumentBuilder().parse(new ByteArrayInputStream(Files.readAllBytes(file))));
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(file + " is no POM: " + e.getMessage(), e);
        }
    }

    /** In the POM's order, which is that of the class path. */
    public List<LibraryDependency> dependencies() {
        List<LibraryDependency> dependencies = new ArrayList<>();
        for (Element dependency : elements()) {
            dependencies.add(new LibraryDependency(
                    String.join(
                            ":",
                            text(dependency, "groupId", ""),
                            text(dependency, "artifactId", ""),
                            text(dependency, "type", "jar"),
                            text(dependency, "classifier", "")),
                    text(dependency, "version", ""),
                    text(dependency, "scope", "compile"),
                    text(dependency, "optional", "false").equals("true"),
                    exclusions(dependency)));
        }
        return dependencies;
    }

    /**
     * The POM of a release.
     *
     * @param siblings the released versions of other libraries, by {@code group:artifact}
     */
    public String released(String version, Map<String, String> siblings) {
        Document copy = (Document) document.cloneNode(true);
        LibraryPom pom = new LibraryPom(copy);
        child(copy.getDocumentElement(), "version").ifPresent(element -> element.setTextContent(version));
        for (Element dependency : pom.elements()) {
            String key = text(dependency, "groupId", "") + ":" + text(dependency, "artifactId", "");
            Optional.ofNullable(siblings.get(key))
                    .ifPresent(released ->
                            child(dependency, "version").ifPresent(element -> element.setTextContent(released)));
        }
        return pom.text();
    }

    private List<Element> elements() {
        return child(document.getDocumentElement(), "dependencies")
                .map(dependencies -> children(dependencies, "dependency"))
                .orElse(List.of());
    }

    private static List<String> exclusions(Element dependency) {
        return child(dependency, "exclusions").map(all -> children(all, "exclusion")).orElse(List.of()).stream()
                .map(one -> text(one, "groupId", "*") + ":" + text(one, "artifactId", "*"))
                .toList();
    }

    private static String text(Element parent, String name, String otherwise) {
        return child(parent, name)
                .map(Element::getTextContent)
                .map(String::strip)
                .orElse(otherwise);
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getNodeName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private String text() {
        try {
            document.setXmlStandalone(true);
            StringWriter text = new StringWriter();
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return "<?xml version=\"1.0\" encoding=\"" + StandardCharsets.UTF_8 + "\"?>\n"
                    + text.toString().replace("\r\n", "\n").strip() + "\n";
        } catch (TransformerException e) {
            throw new IllegalStateException("a document that was parsed can be written", e);
        }
    }
}
