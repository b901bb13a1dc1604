package vn.luutru.adapter.web.police;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import vn.luutru.adapter.web.Forms;

class PendingTest {

    private static Pending sent(Map<String, String> fields) {
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        fields.forEach(form::add);
        return Pending.of(Forms.of(form));
    }

    @Test
    void what_waits_keeps_its_fields_without_those_of_the_question_for_a_purpose() {
        Pending pending = sent(Map.of(
                "tiep",
                "/cong-an/tim",
                "lam",
                "/cong-an/tim",
                "mucdich",
                "AUDIT",
                "vu",
                "KT-1",
                "q",
                " Thử ",
                "in",
                "1"));
        assertThat(pending.page()).isEqualTo("/cong-an/tim");
        assertThat(pending.action()).isEqualTo("/cong-an/tim");
        assertThat(pending.fields()).isEqualTo(Map.of("q", " Thử ", "in", "1"));
    }

    @Test
    void every_form_of_the_police_may_wait() {
        for (String action : List.of(
                "/cong-an/in",
                "/cong-an/in?phuong=16531",
                "/cong-an/tim",
                "/cong-an/nguoi",
                "/cong-an/bao-dong",
                "/cong-an/theo-doi",
                "/cong-an/theo-doi/tim",
                "/cong-an/theo-doi/moi",
                "/cong-an/theo-doi/go",
                "/cong-an/danh-sach/nuoc-ngoai/in",
                "/cong-an/co-so/E-1.2_x/in")) {
            assertThat(sent(Map.of("lam", action)).action()).isEqualTo(action);
        }
    }

    /** A browser that is answered with a file would stay on the question for a purpose, which says that nothing is done. */
    @Test
    void a_file_waits_as_the_page_that_offers_it() {
        Pending search = sent(Map.of("lam", "/cong-an/tim", "tiep", "/cong-an/tim", "q", "x", "tep", "xlsx"));
        assertThat(search.file()).isTrue();
        assertThat(search.action()).isEqualTo("/cong-an/tim");
        assertThat(search.fields()).isEqualTo(Map.of("q", "x"));
        Pending list = sent(Map.of(
                "lam",
                "/cong-an/danh-sach/tu-30-ngay/tai-ve?phuong=16531",
                "tiep",
                "/cong-an/danh-sach/tu-30-ngay?phuong=16531",
                "tai",
                "1"));
        assertThat(list.file()).isTrue();
        assertThat(list.isAction()).isFalse();
        assertThat(list.page()).isEqualTo("/cong-an/danh-sach/tu-30-ngay?phuong=16531");
    }

    @Test
    void nothing_else_is_opened_or_sent() {
        for (String address : List.of(
                "",
                "/",
                "//x.example",
                "https://x.example/cong-an",
                "/dang-xuat",
                "/cong-an/viec",
                "/cong-an/viec/ket-thuc",
                "/cong-an/tim?q=x",
                "/cong-an/../quan-tri",
                "/cong-an/tim\nx")) {
            Pending pending = sent(Map.of("tiep", address, "lam", address, "q", "x"));
            assertThat(pending.page()).as(address).isEqualTo("/cong-an");
            assertThat(pending.isAction()).as(address).isFalse();
            assertThat(pending.fields()).as(address).isEmpty();
        }
        assertThat(sent(Map.of("tiep", "/cong-an/co-so/E-1?phuong=16531")).page())
                .isEqualTo("/cong-an/co-so/E-1?phuong=16531");
    }

    @Test
    void a_log_line_does_not_say_what_was_typed() {
        assertThat(sent(Map.of("lam", "/cong-an/tim", "q", "Nguyễn Văn Thử")).toString())
                .doesNotContain("Thử");
    }
}
