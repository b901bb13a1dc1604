package vn.luutru.adapter.web.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import vn.luutru.adapter.web.admin.PastedList.Row;
import vn.luutru.adapter.web.admin.PastedList.Verdict;
import vn.luutru.declaration.establishment.Establishment;

/** Files of lists: workbooks of several programs, CSV, and what is neither. */
class ListFileTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private static final String STRINGS = "<si><t xml:space=\"preserve\">Danh sách cơ sở</t></si><si><t>Mã</t></si>"
            + "<si><t>Tên</t></si><si><t>Loại hình</t></si><si><t>Phường, xã</t></si><si><t>Buồng</t></si>"
            + "<si><t>Giường</t></si><si><t>Từ ngày</t></si><si><t>K-1</t></si>"
            + "<si><r><t>Nhà nghỉ </t></r><r><rPr><b/></rPr><t>Sóng Mẫu</t></r></si><si><t>GUEST_HOUSE</t></si>";

    private static List<Row> rows(ListFile file) {
        return PastedList.read(file.text(), TODAY, id -> null);
    }

    @Test
    void a_workbook_as_libreoffice_saves_it_is_read_with_its_dates_numbers_and_row_numbers() throws Exception {
        ListFile file = ListFile.read(new LibreOfficeBook("Trang tính 1", STRINGS, """
                <row r="1" customFormat="false" ht="12.8" hidden="false"><c r="A1" s="0" t="s"><v>0</v></c></row>
                <row r="3" ht="12.8"><c r="A3" s="0" t="s"><v>1</v></c><c r="B3" s="0" t="s"><v>2</v></c>
                <c r="C3" t="s"><v>3</v></c><c r="D3" t="s"><v>4</v></c><c r="E3" t="s"><v>5</v></c>
                <c r="F3" t="s"><v>6</v></c><c r="G3" t="s"><v>7</v></c></row>
                <row r="5" ht="12.8"><c r="A5" s="0" t="s"><v>8</v></c><c r="B5" s="0" t="s"><v>9</v></c>
                <c r="C5" t="s"><v>10</v></c><c r="D5" t="n"><v>16531</v></c><c r="E5" t="n"><v>24</v></c>
                <c r="F5" t="n"><f aca="false">2*E5</f><v>48</v></c><c r="G5" s="1" t="n"><v>46037</v></c></row>
                <row r="9"><c r="A9" s="0"/></row>
                """).bytes());

        assertThat(file.sheet()).isEqualTo("Trang tính 1");
        assertThat(file.others()).isZero();
        Row row = rows(file).getFirst();
        Establishment said = row.description();
        assertThat(said).isNotNull();
        assertThat(rows(file)).hasSize(1);
        assertThat(row.line()).isEqualTo(5);
        assertThat(row.verdict()).isEqualTo(Verdict.NEW);
        assertThat(said.name()).isEqualTo("Nhà nghỉ Sóng Mẫu");
        assertThat(said.ward()).isEqualTo("16531");
        assertThat(said.rooms()).isEqualTo(24);
        assertThat(said.beds()).isEqualTo(48);
        assertThat(said.validFrom()).isEqualTo(LocalDate.of(2026, 1, 15));
    }

    @Test
    void half_a_room_is_wrong_and_a_date_in_words_of_a_number_too() throws Exception {
        byte[] file = book(sheet -> {
            row(sheet, 0, "K-1", "Tên", "HOTEL", 3, 16531, 24.5, 48, "", "", 46037);
            row(sheet, 1, "K-2", "Tên\tvới\ndòng mới", "HOTEL", 3, 16531, 1_000, 2_000);
        });
        List<Row> rows = rows(ListFile.read(file));
        assertThat(rows).extracting(Row::verdict).containsExactly(Verdict.WRONG, Verdict.NEW);
        assertThat(rows.get(0).form().errors()).containsOnlyKeys("rooms", "from");
        assertThat(rows.get(1).form().value("name")).isEqualTo("Tên với dòng mới");
        assertThat(rows.get(1).description()).isNotNull();
        assertThat(rows.get(1).description().beds()).isEqualTo(2_000);
    }

    @Test
    void the_first_visible_sheet_that_holds_something_is_read_and_others_are_named() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Mẫu", "1.0")) {
            Worksheet hidden = book.newWorksheet("Ẩn");
            hidden.value(0, 0, "K-0");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            book.newWorksheet("Trống").value(0, 0, " ");
            row(book.newWorksheet("Cơ sở"), 0, "K-1", "Tên", "HOTEL", 3, 16531, 10, 20);
            row(book.newWorksheet("Nháp"), 0, "K-2", "Tên", "HOTEL", 3, 16531, 10, 20);
        }
        ListFile file = ListFile.read(bytes.toByteArray());
        assertThat(file.sheet()).isEqualTo("Cơ sở");
        assertThat(file.others()).isEqualTo(1);
        assertThat(rows(file)).extracting(row -> row.form().value("id")).containsExactly("K-1");
    }

    @Test
    void more_rows_than_a_list_holds_are_refused_and_empty_ones_are_none() throws Exception {
        refused("admin.import.unreadable", book(sheet -> {
            for (int i = 0; i < 1_100; i++) {
                sheet.value(i, 0, "K-" + i);
            }
        }));
        refused("admin.import.unreadable", book(sheet -> sheet.value(30_000, 0, "K-1")));
        refused("admin.import.unreadable", book(sheet -> sheet.value(0, 0, "x".repeat(2_001))));
        ListFile padded = ListFile.read(book(sheet -> {
            row(sheet, 0, "K-1", "Tên", "HOTEL", 3, 16531, 10, 20);
            for (int i = 1; i < 30_000; i++) {
                sheet.value(i, 0, "");
            }
        }));
        assertThat(rows(padded)).hasSize(1);
    }

    @Test
    void what_unpacks_to_more_than_memory_has_room_for_is_refused_before_it_is_unpacked() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            byte[] blanks = new byte[1_000_000];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 200; i++) {
                zip.write(blanks);
            }
        }
        assertThat(bomb.size()).isLessThan(1_000_000);
        refused("admin.import.file.large", bomb.toByteArray());

        ByteArrayOutputStream crowd = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(crowd)) {
            for (int i = 0; i < 1_000; i++) {
                zip.putNextEntry(new ZipEntry("part-" + i));
            }
        }
        refused("admin.import.file.large", crowd.toByteArray());
    }

    @Test
    void entities_of_a_document_type_are_not_looked_up() {
        LibreOfficeBook book = new LibreOfficeBook(
                "Trang",
                STRINGS,
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>0</v></c></row>");
        byte[] file = book.part("xl/sharedStrings.xml", """
                <?xml version="1.0"?><!DOCTYPE sst [<!ENTITY e SYSTEM "file:///etc/hostname">]>
                <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&e;</t></si></sst>
                """).bytes();
        String read;
        try {
            read = ListFile.read(file).text().strip();
        } catch (ListFile.UnreadableException e) {
            read = "";
        }
        assertThat(read).isEmpty();
    }

    @Test
    void csv_in_utf_8_is_read_as_it_is_and_other_files_say_what_to_do() throws Exception {
        ListFile file = ListFile.read("\uFEFFK-1;Tên;HOTEL;3;16531;10;20\n".getBytes(UTF_8));
        assertThat(file.sheet()).isNull();
        assertThat(rows(file)).extracting(Row::verdict).containsExactly(Verdict.NEW);
        refused("admin.import.file.unknown", new byte[] {(byte) 0xE9, 't', (byte) 0xE9});
        refused("admin.import.file.unknown", "PK\u0003\u0004 no archive".getBytes(UTF_8));
        refused(
                "admin.import.file.old",
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        assertThat(rows(ListFile.read(book(sheet -> sheet.value(0, 0, " "))))).isEmpty();
    }

    private static void refused(String text, byte[] file) {
        assertThatThrownBy(() -> ListFile.read(file))
                .isInstanceOfSatisfying(
                        ListFile.UnreadableException.class,
                        refused -> assertThat(refused.text()).isEqualTo(text));
    }

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private static byte[] book(Filling filling) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Mẫu", "1.0")) {
            filling.fill(book.newWorksheet("Trang"));
        }
        return bytes.toByteArray();
    }

    private static void row(Worksheet sheet, int row, Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Number number) {
                sheet.value(row, i, number);
            } else {
                sheet.value(row, i, values[i].toString());
            }
        }
    }
}
