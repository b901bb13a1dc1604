package vn.luutru.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.PageTokens;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.projection.Page;
import vn.luutru.projection.PageToken;

class NextPartsTest {

    private static final Caller READER = new Caller.Official("police-8", Role.POLICE, Scope.province());
    private static final Caller OTHER = new Caller.Official("police-9", Role.POLICE, Scope.province());
    private static final Map<String, String> CRITERIA = Map.of("kind", "DESK", "reader", "a");
    private static final String PLACE = PageToken.of("4711");

    private final NextParts parts = new NextParts(new PageTokens(new byte[32]));

    private String token() {
        return Objects.requireNonNull(parts.sealed(READER, "access-log", CRITERIA, new Page<>(List.of(1), PLACE))
                .nextPage());
    }

    @Test
    void a_list_goes_on_where_it_ended() {
        assertThat(parts.opened(READER, "access-log", CRITERIA, token())).isEqualTo(PLACE);
        assertThat(parts.opened(READER, "access-log", CRITERIA, null)).isNull();
        assertThat(parts.opened(READER, "access-log", CRITERIA, "")).isNull();
        assertThat(parts.sealed(READER, "access-log", CRITERIA, new Page<>(List.of(1), null))
                        .nextPage())
                .isNull();
    }

    @Test
    void a_place_says_nothing_and_is_good_for_nobody_and_nothing_else() {
        assertThat(token()).doesNotContain(PLACE).isNotEqualTo(token());
        isRefused(OTHER, "access-log", CRITERIA, token());
        isRefused(READER, "watch-list", CRITERIA, token());
        isRefused(READER, "access-log", Map.of("kind", "DESK"), token());
        isRefused(READER, "access-log", CRITERIA, PLACE);
        isRefused(READER, "access-log", CRITERIA, "x");
    }

    private void isRefused(Caller caller, String question, Map<String, String> criteria, String token) {
        assertThatThrownBy(() -> parts.opened(caller, question, criteria, token))
                .isInstanceOfSatisfying(
                        ResponseStatusException.class,
                        refused -> assertThat(refused.getStatusCode().value()).isEqualTo(400));
    }
}
