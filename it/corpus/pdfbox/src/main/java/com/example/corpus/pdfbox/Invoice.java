package com.example.corpus.pdfbox;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.text.PDFTextStripper;

/** Writes an invoice as PDF, encrypts it, reads the text back and merges two of them. */
public final class Invoice implements RequestHandler<List<String>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(List<String> lines, Context context) {
        Map<String, Object> answer = new TreeMap<>();
        try (PDDocument first = document(lines);
                PDDocument second = document(List.of("second"))) {
            new PDFMergerUtility().appendDocument(first, second);
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
            policy.setEncryptionKeyLength(256);
            first.protect(policy);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            first.save(bytes);
            try (PDDocument read = Loader.loadPDF(bytes.toByteArray(), "user")) {
                answer.put("pages", read.getNumberOfPages());
                answer.put("text", new PDFTextStripper().getText(read));
                answer.put("title", read.getDocumentInformation().getTitle());
                answer.put("filter", read.getEncryption().getFilter());
                answer.put("fonts", fonts(read.getPage(0)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer;
    }

    private List<String> fonts(PDPage page) throws IOException {
        List<String> fonts = new java.util.ArrayList<>();
        for (COSName name : page.getResources().getFontNames()) {
            fonts.add(page.getResources().getFont(name).getName());
        }
        return fonts;
    }

    private PDDocument document(List<String> lines) throws IOException {
        PDDocument document = new PDDocument();
        document.getDocumentInformation().setTitle("Invoice");
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.setNonStrokingColor(0.2f, 0.2f, 0.7f);
            content.beginText();
            content.setLeading(16);
            content.newLineAtOffset(50, 700);
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD), 12);
            for (String line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.setFont(PDType0Font.load(document,
                    PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")), 12);
            content.showText("Grüße: " + lines.size());
            content.endText();
        }
        return document;
    }
}
