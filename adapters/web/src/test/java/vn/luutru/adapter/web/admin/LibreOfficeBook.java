package vn.luutru.adapter.web.admin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook laid out as LibreOffice Calc saves one: absolute relationships, shared strings, dates by a format of its own in
 * upper case, heights on every row, cached values of formulas.
 */
final class LibreOfficeBook {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private final Map<String, String> parts = new LinkedHashMap<>();

    /**
     * @param strings what is shared, {@code <si>} by {@code <si>}
     * @param rows    of the one sheet, {@code <row>} by {@code <row>}; style 1 is a date
     */
    LibreOfficeBook(String sheet, String strings, String rows) {
        part("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="%1$srelationships"><Relationship Id="rId1" Type="%2$s/styles" Target="styles.xml"/>
                <Relationship Id="rId2" Type="%2$s/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="rId3" Type="%2$s/sharedStrings" Target="sharedStrings.xml"/></Relationships>
                """.formatted(PACKAGE, RELATIONS));
        part("xl/workbook.xml", """
                <workbook xmlns="%s" xmlns:r="%s"><fileVersion appName="Calc"/><workbookPr backupFile="false"
                showObjects="all" date1904="false"/><bookViews><workbookView activeTab="0"/></bookViews><sheets>
                <sheet name="%s" sheetId="1" state="visible" r:id="rId2"/></sheets><calcPr iterateCount="100"/></workbook>
                """.formatted(MAIN, RELATIONS, sheet));
        part("xl/styles.xml", """
                <styleSheet xmlns="%s"><numFmts count="2"><numFmt numFmtId="164" formatCode="General"/>
                <numFmt numFmtId="165" formatCode="DD/MM/YYYY"/></numFmts>
                <cellStyleXfs count="1"><xf numFmtId="164"/></cellStyleXfs>
                <cellXfs count="2"><xf numFmtId="164" xfId="0"/><xf numFmtId="165" xfId="0"/></cellXfs></styleSheet>
                """.formatted(MAIN));
        part("xl/worksheets/sheet1.xml", """
                <worksheet xmlns="%s"><sheetPr filterMode="false"/><dimension ref="A1:H9"/><cols>
                <col collapsed="false" min="1" max="1025" width="11.52"/></cols><sheetData>%s</sheetData></worksheet>
                """.formatted(MAIN, rows));
        part("xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(MAIN, strings));
        part("_rels/.rels", """
                <Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s/officeDocument"
                Target="xl/workbook.xml"/></Relationships>
                """.formatted(PACKAGE, RELATIONS));
        part("[Content_Types].xml", """
                <Types xmlns="%1$scontent-types"><Default Extension="xml" ContentType="application/xml"/>
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="%2$s.sheet.main+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="%2$s.styles+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%2$s.worksheet+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="%2$s.sharedStrings+xml"/></Types>
                """.formatted(
                        PACKAGE, "application/vnd.openxmlformats-officedocument.spreadsheetml"));
    }

    /** Puts a part in, or another one in its place. */
    LibreOfficeBook part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                String xml = part.getValue().startsWith("<?xml") ? part.getValue() : XML + part.getValue();
                zip.write(xml.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
