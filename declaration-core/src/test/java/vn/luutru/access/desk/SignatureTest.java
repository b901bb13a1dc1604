package vn.luutru.access.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    private static final String DESK = "0193a1c0-1111-4222-8333-444455550001";
    private static final String OTHER_DESK = "0193a1c0-1111-4222-8333-444455550003";
    private static final String SENDER = "0193a1c0-1111-4222-8333-444455550002";
    private static final String COLLEAGUE = "0193a1c0-1111-4222-8333-444455550004";
    private static final Signature SENT = signature(DESK, SENDER);
    private static final Signature CAPTURED = signature(OTHER_DESK, COLLEAGUE);

    @Test
    void the_log_holds_who_sent_and_who_else_captured() {
        assertThat(SENT.text()).isEqualTo("desk/" + DESK + "/" + SENDER);
        Signature both = SENT.capturedBy(CAPTURED);
        assertThat(both.text()).isEqualTo("desk/" + DESK + "/" + SENDER + "/captured/" + OTHER_DESK + "/" + COLLEAGUE);
        assertThat(Signature.of(SENT.text())).contains(SENT);
        assertThat(Signature.of(both.text())).contains(both);
        assertThat(both.everybody()).containsExactly(SENT, CAPTURED);
    }

    @Test
    void who_captured_what_they_send_is_named_once() {
        assertThat(SENT.capturedBy(SENT)).isEqualTo(SENT);
        assertThat(SENT.capturedBy(CAPTURED).capturedBy(SENT)).isEqualTo(SENT);
        assertThat(SENT.everybody()).containsExactly(SENT);
    }

    @Test
    void nobody_captured_for_somebody_who_captured() {
        Signature both = SENT.capturedBy(CAPTURED);
        assertThatThrownBy(() -> SENT.capturedBy(both)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key-7",
                "desk/" + DESK,
                "desk/" + DESK + "/" + SENDER + "/captured/" + OTHER_DESK,
                "desk/" + DESK + "/" + SENDER + "/" + OTHER_DESK + "/" + COLLEAGUE
            })
    void what_is_no_signature_is_the_id_of_a_key_or_account(String text) {
        assertThat(Signature.of(text)).isEmpty();
    }

    private static Signature signature(String desk, String person) {
        return new Signature(UUID.fromString(desk), UUID.fromString(person));
    }
}
