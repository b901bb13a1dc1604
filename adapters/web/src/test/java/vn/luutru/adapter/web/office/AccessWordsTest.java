package vn.luutru.adapter.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luutru.access.Operation;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.Texts;
import vn.luutru.adapter.web.WordsOf;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.projection.access.AccessEntry;
import vn.luutru.projection.access.AccessQuestion;
import vn.luutru.projection.register.ResidentTrait;

class AccessWordsTest {

    private static final PageWords VIETNAMESE = WordsOf.language(new Texts(), Language.VI);
    private static final PageWords ENGLISH = WordsOf.language(new Texts(), Language.EN);

    private static AccessEntry entry(AccessEntry.Kind kind, String question, Map<String, String> criteria) {
        return new AccessEntry(
                kind,
                new UUID(0, 1),
                "can-bo",
                "POLICE",
                null,
                null,
                null,
                question,
                criteria,
                0,
                Instant.parse("2026-11-30T10:00:00Z"));
    }

    private static String criteria(String name, String value) {
        return new AccessWords(VIETNAMESE)
                .criteria(entry(AccessEntry.Kind.PERSONS_QUERIED, "desk-list", Map.of(name, value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list|nuoc-ngoai|danh sách: Người nước ngoài",
                "when|bay-gio|lúc nào: Bây giờ",
                "reading|e6|cách hiểu: có chữ là tên cơ sở",
                "state|IN_HOUSE|trạng thái: Đang ở",
                "kind|SESSION|loại việc: Đăng nhập, đăng xuất",
                "nationality|KOR|quốc tịch: Hàn Quốc",
                "establishments|*|cơ sở: mọi cơ sở",
                "establishments|A,B|cơ sở: A, B",
                "pending|true|chờ người thứ hai: có",
                "from|2026-11-30T17:30:00Z|từ: 01/12/2026 00:30",
                "from|2026-11-30|từ: 30/11/2026",
                "from|30.11.26|từ: 30.11.26",
                "month|2026-11|tháng: 11/2026",
                "code|ROLE_NOT_ALLOWED|lý do: Tài khoản này không có quyền làm việc đó",
                "code|FIELD_NOT_ALLOWED|lý do: FIELD_NOT_ALLOWED",
                "code|X_NEW|lý do: X_NEW",
                "words|nuoc-ngoai|chữ tìm: nuoc-ngoai"
            })
    void a_code_is_shown_in_the_words_of_the_pages_and_what_was_typed_as_it_was(
            String name, String value, String shown) {
        assertThat(criteria(name, value)).isEqualTo(shown);
    }

    @Test
    void a_ward_is_called_by_its_name() {
        assertThat(criteria("ward", "16531")).isEqualTo("phường, xã: Phường Sầm Sơn");
        CodeTables.WARDS
                .entries()
                .forEach(ward -> assertThat(criteria("ward", ward.code())).doesNotContain(ward.code()));
    }

    @Test
    void operations_and_traits_have_words_in_both_languages() {
        for (PageWords words : new PageWords[] {VIETNAMESE, ENGLISH}) {
            CriterionWords criteria = new CriterionWords(words);
            for (Operation operation : Operation.values()) {
                assertThat(criteria.value("operations", operation.code())).isNotEqualTo(operation.code());
            }
            for (ResidentTrait trait : ResidentTrait.values()) {
                assertThat(criteria.value("trait", trait.code())).isNotEqualTo(trait.code());
            }
        }
    }

    @Test
    void looks_at_the_log_itself_have_words_in_both_languages() {
        for (PageWords words : new PageWords[] {VIETNAMESE, ENGLISH}) {
            for (String question : new String[] {AccessQuestion.LOOK, AccessQuestion.SEARCH, "access-log-export"}) {
                assertThat(new AccessWords(words).question(entry(AccessEntry.Kind.PERSONS_QUERIED, question, Map.of())))
                        .isNotEqualTo(question);
            }
        }
    }

    @Test
    void what_was_refused_is_said_with_the_call_that_it_was() {
        AccessEntry refused = entry(AccessEntry.Kind.REFUSED, "GET /v1/residents", Map.of());
        assertThat(new AccessWords(VIETNAMESE).question(refused)).isEqualTo("Bị từ chối: GET /v1/residents");
    }
}
