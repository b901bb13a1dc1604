package vn.luutru.adapter.web.police;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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

    private static final Pattern CHARACTER = Pattern.compile("&#x([0-9a-f]+);");

    private final Texts texts = new Texts();

    private ResponseEntity<byte[]> answer(ResidentFile file, Language language) {
        return ResidentSheet.download(file, "xlsx", "Danh sách", ARRIVED, new StayWords(texts, language));
    }

    /** All parts of a workbook as one text, in which characters are written by their numbers. */
    private static String text(ResponseEntity<byte[]> answer) throws IOException {
        Path stored = Files.createTempFile("workbook", ".xlsx");
        StringBuilder text = new StringBuilder();
        try (ZipFile zip = new ZipFile(
                Files.write(stored, Objects.requireNonNull(answer.getBody())).toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } finally {
            Files.delete(stored);
        }
        return CHARACTER
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
    }

    @Test
    void cells_are_texts_with_words_and_local_times() throws IOException {
        String book = text(answer(new ResidentFile(List.of(STAY), true), Language.VI));
        assertThat(book)
                .contains(">038090000001<", ">15/03/1990<", ">02/07/2026 00:05<", ">Nam<", ">Phường Sầm Sơn<", ">0301<")
                .contains(">Thời hạn khai<", ">Số giấy tờ<", ">Đang ở<", ">Khai muộn<", "Số liệu đến 02/07/2026 00:05")
                .doesNotContain("<f>", "<v>038090000001</v>", "MALE", "IN_HOUSE", "2026-07-01T", ">Đúng hạn<");
    }

    @Test
    void heads_and_words_are_english_for_who_reads_english() throws IOException {
        assertThat(text(answer(new ResidentFile(List.of(STAY), true), Language.EN)))
                .contains(">Timeliness<", ">Document number<", ">Male<", ">In house<", ">Reported late<")
                .doesNotContain("Số giấy tờ");
    }

    @Test
    void a_workbook_that_leaves_some_out_says_so_in_its_rows_and_in_its_name() throws IOException {
        ResponseEntity<byte[]> answer = answer(new ResidentFile(Collections.nCopies(3, STAY), false), Language.VI);
        assertThat(text(answer)).contains("vẫn còn nữa");
        assertThat(answer.getHeaders().getFirst("Content-Disposition")).contains("luu-tru-5000-dong-dau.xlsx");
        assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
    }
}
