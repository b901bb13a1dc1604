package vn.luutru.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageTokensTest {

    private static final Caller READER = new Caller.Official("officer", Role.POLICE, Scope.province());
    private static final String QUESTION = "residents\n{name=[Thử]}";
    private static final String PLACE = "0\n16531\nthu van\n00000000-0000-8000-8000-000000000000";

    private final PageTokens tokens = new PageTokens(new byte[32]);

    @Test
    void another_process_with_the_same_secret_opens_a_token_and_one_with_another_does_not() {
        String token = tokens.encrypt(READER, QUESTION, PLACE);
        assertThat(new PageTokens(new byte[32]).decrypt(READER, QUESTION, token))
                .isEqualTo(PLACE);
        byte[] other = new byte[32];
        other[31] = 1;
        assertThatThrownBy(() -> new PageTokens(other).decrypt(READER, QUESTION, token))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_token_opens_for_its_caller_in_its_role_and_its_question_only() {
        String token = tokens.encrypt(READER, QUESTION, PLACE);
        for (Caller other : new Caller[] {
            new Caller.Official("officer-2", Role.POLICE, Scope.province()),
            new Caller.Official("officer", Role.ADMIN, Scope.province()),
            new Caller.Operator("officer", Scope.province(), Set.of()),
        }) {
            assertThatThrownBy(() -> tokens.decrypt(other, QUESTION, token))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> tokens.decrypt(READER, "residents\n{name=[n]}", token))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_bit_of_a_token_can_be_changed_and_no_two_are_alike() {
        String token = tokens.encrypt(READER, QUESTION, PLACE);
        assertThat(tokens.encrypt(READER, QUESTION, PLACE)).isNotEqualTo(token);
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThatThrownBy(() -> tokens.decrypt(READER, QUESTION, forged))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String none : new String[] {"", "A", "!", token.substring(4), token + "AAAA"}) {
            assertThatThrownBy(() -> tokens.decrypt(READER, QUESTION, none))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
