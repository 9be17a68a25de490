package com.example.corpus.poi;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Writes and reads spreadsheets, old and new, and a document; XML goes through XMLBeans' generated types. */
public final class Sheets implements RequestHandler<Map<String, Double>, List<String>> {
    @Override
    public List<String> handleRequest(Map<String, Double> prices, Context context) {
        List<String> answer = new ArrayList<>();
        try {
            for (Workbook workbook : List.of(new XSSFWorkbook(), new HSSFWorkbook())) {
                byte[] bytes = write(workbook, prices);
                try (Workbook read = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
                    answer.add(read.getClass().getSimpleName());
                    DataFormatter formatter = new DataFormatter();
                    var evaluator = read.getCreationHelper().createFormulaEvaluator();
                    for (Row row : read.getSheetAt(0)) {
                        row.forEach(cell -> answer.add(
                                cell.getAddress() + " " + formatter.formatCellValue(cell, evaluator)));
                    }
                }
            }
            answer.add(document(prices));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer;
    }

    private byte[] write(Workbook workbook, Map<String, Double> prices) throws IOException {
        Sheet sheet = workbook.createSheet("prices");
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("#,##0.00"));
        style.setBorderTop(BorderStyle.THIN);
        Font font = workbook.createFont();
        font.setBold(true);
        style.setFont(font);
        prices.forEach((article, price) -> {
            Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
            row.createCell(0).setCellValue(article);
            Cell cell = row.createCell(1);
            cell.setCellValue(price);
            cell.setCellStyle(style);
        });
        Row last = sheet.createRow(prices.size());
        last.createCell(0).setCellFormula("UPPER(\"total\")");
        last.createCell(1).setCellFormula("SUM(B1:B" + prices.size() + ")*VLOOKUP(A1,A1:B2,2,FALSE)");
        last.createCell(2).setCellFormula("TEXT(DATE(2026,1,2),\"yyyy-mm-dd\")");
        sheet.addMergedRegion(new CellRangeAddress(9, 9, 0, 1));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        workbook.close();
        return bytes.toByteArray();
    }

    private String document(Map<String, Double> prices) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            var run = document.createParagraph().createRun();
            run.setBold(true);
            run.setText("Prices");
            prices.keySet().forEach(article -> document.createTable(1, 2).getRow(0).getCell(0).setText(article));
            document.write(bytes);
        }
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes.toByteArray()));
                XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
            return extractor.getText();
        }
    }
}
