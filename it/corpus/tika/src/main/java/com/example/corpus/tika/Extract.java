package com.example.corpus.tika;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;

/** Finds out what files are and takes the text out of them; parsers and detectors are services. */
public final class Extract implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final AutoDetectParser parser = new AutoDetectParser();

    @Override
    public Map<String, String> handleRequest(Map<String, String> files, Context context) {
        Map<String, String> answer = new TreeMap<>();
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                answer.put(file.getKey(), text(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)));
            }
            answer.put("pdf", text("letter", pdf("Dear Ada")));
            answer.put("zip", text("some.zip", zip(files)));
        } catch (IOException | SAXException | TikaException e) {
            throw new IllegalStateException(e);
        }
        return answer;
    }

    private String text(String name, byte[] bytes) throws IOException, SAXException, TikaException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        BodyContentHandler text = new BodyContentHandler();
        parser.parse(new ByteArrayInputStream(bytes), text, metadata);
        return metadata.get(Metadata.CONTENT_TYPE) + " " + metadata.get(TikaCoreProperties.TITLE) + " "
                + text.toString().strip();
    }

    private byte[] pdf(String line) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.COURIER), 12);
                content.showText(line);
                content.endText();
            }
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
