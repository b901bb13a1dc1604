package vn.luutru.adapter.web.police;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.Texts;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.register.Resident;

class ResidentSheetTest {

    private static final Instant ARRIVED = Instant.parse("2026-07-01T17:05:00Z");
    private static final Resident STAY = new Resident(
            new StayId(new UUID(0, 1)),
            new UUID(0, 2),
            "R-1",
            "=HYPERLINK(\"x\")",
            BirthDate.of(LocalDate.of(1990, 3, 15)),
            Sex.MALE,
            "VNM",
            DocumentType.CCCD,
            "038090000001",
            "E-1",
            "Khách sạn Mẫu",
            "16531",
            null,
            "0301",
            null,
            List.of(),
            null,
            new Resident.Residence("38", "16531", "Khu phố Mẫu"),
            CaptureMethod.CARD_QR,
            ARRIVED,
            null,
            null,
            ARRIVED,
            ARRIVED,
            Timeliness.LATE,
            false,
            Resident.State.IN_HOUSE);

    private final Texts texts = new Texts();

    private ResponseEntity<byte[]> answer(ResidentFile file, Language language) {
        return ResidentSheet.download(file, "xlsx", "Danh sách", ARRIVED, new StayWords(texts, language));
    }

    /** All parts of a workbook as one text. */
    private static String text(ResponseEntity<byte[]> answer) {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(Objects.requireNonNull(answer.getBody())))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Test
    void cells_are_texts_with_words_and_local_times() {
        String book = text(answer(new ResidentFile(List.of(STAY), true), Language.VI));
        assertThat(book)
                .contains(">038090000001<", ">15/03/1990<", ">02/07/2026 00:05<", ">Nam<", ">Phường Sầm Sơn<", ">0301<")
                .contains(">Số giấy tờ<", ">Đang ở<", ">Khai muộn<", "Số liệu đến 02/07/2026 00:05")
                .doesNotContain("<f>", "<v>038090000001</v>", "MALE", "IN_HOUSE", "2026-07-01T");
    }

    @Test
    void heads_and_words_are_english_for_who_reads_english() {
        assertThat(text(answer(new ResidentFile(List.of(STAY), true), Language.EN)))
                .contains(">Document number<", ">Male<", ">In house<", ">Reported late<")
                .doesNotContain("Số giấy tờ");
    }

    @Test
    void a_workbook_that_leaves_some_out_says_so_in_its_rows_and_in_its_name() {
        ResponseEntity<byte[]> answer = answer(new ResidentFile(Collections.nCopies(3, STAY), false), Language.VI);
        assertThat(text(answer)).contains("vẫn còn nữa");
        assertThat(answer.getHeaders().getFirst("Content-Disposition")).contains("luu-tru-5000-dong-dau.xlsx");
        assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
    }
}
