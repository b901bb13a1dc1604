package vn.luutru.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import vn.luutru.adapter.web.desk.DeskPageController;
import vn.luutru.declaration.rule.DeadlinePolicy;
import vn.luutru.declaration.rule.DeadlinePolicy.NightArrival;

class DeskPageTest {

    private static final DeadlinePolicy OTHER = new DeadlinePolicy(
            LocalTime.of(22, 30),
            LocalTime.of(7, 15),
            NightArrival.STRICT,
            LocalTime.of(4, 0),
            Duration.ofHours(10),
            Duration.ofHours(20));

    private final Texts texts = new Texts();
    private final Assets assets = new Assets(texts);
    private final PageRenderer pages = new PageRenderer(texts, assets, true);

    @Test
    void the_page_says_by_which_policy_the_service_judges() {
        assertThat(page(OTHER))
                .contains("<meta name=\"deadlines\" content=\"STRICT\" data-evening=\"22:30\" data-morning=\"07:15\""
                        + " data-night-ends=\"04:00\" data-foreigners=\"600\" data-foreigners-remote=\"1200\">");
    }

    @Test
    void a_page_that_a_device_keeps_is_fetched_anew_when_the_policy_changes() {
        assertThat(worker(OTHER)).isEqualTo(worker(OTHER)).isNotEqualTo(worker(OTHER.with(NightArrival.LITERAL)));
        assertThat(worker(OTHER)).isNotEqualTo(worker(DeadlinePolicy.STANDARD.with(NightArrival.STRICT)));
    }

    @Test
    void a_policy_that_the_page_cannot_show_is_refused() {
        DeadlinePolicy seconds = new DeadlinePolicy(
                LocalTime.of(22, 59, 30),
                OTHER.morning(),
                NightArrival.LITERAL,
                OTHER.nightEnds(),
                OTHER.foreigners(),
                OTHER.foreignersRemote());
        assertThatThrownBy(() -> new DeskPageController(pages, assets, seconds))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("22:59:30");
    }

    private String page(DeadlinePolicy policy) {
        PageRequest request = new PageRequest(
                MockServerHttpRequest.get("/le-tan").header("Host", "localhost").build(),
                List.of(Language.VI, Language.EN));
        return text(new DeskPageController(pages, assets, policy).page(request));
    }

    private String worker(DeadlinePolicy policy) {
        return text(new DeskPageController(pages, assets, policy).worker());
    }

    private static String text(ResponseEntity<byte[]> answer) {
        return new String(Objects.requireNonNull(answer.getBody()), StandardCharsets.UTF_8);
    }
}
