package vn.luutru.access.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.luutru.access.desk.DeskFixture.ESTABLISHMENT;
import static vn.luutru.access.desk.DeskFixture.KEY;
import static vn.luutru.access.desk.DeskFixture.SENDER;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.finding.FindingCode;

class EnrolmentTest {

    private final DeskFixture desks = new DeskFixture();

    @Property(tries = 500)
    void a_code_is_read_in_any_case_and_one_wrong_character_is_found_out(
            @ForAll @IntRange(min = 0, max = 7) int place, @ForAll @IntRange(min = 1, max = 31) int shift) {
        String digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        String code = EnrolmentCodes.fresh();
        String plain = EnrolmentCodes.read(code).orElseThrow();
        assertThat(EnrolmentCodes.read(" "
                        + code.toLowerCase(Locale.ROOT)
                                .replace("-", " ")
                                .replace('0', 'o')
                                .replace('1', 'l')))
                .contains(plain);
        char wrong = digits.charAt((digits.indexOf(plain.charAt(place)) + shift) % 32);
        String mistyped = plain.substring(0, place) + wrong + plain.substring(place + 1);
        assertThat(EnrolmentCodes.read(mistyped)).isEmpty();
    }

    @Test
    void a_code_expires_after_a_quarter_of_an_hour() {
        String code =
                desks.administration.issue(KEY, ESTABLISHMENT, "Quầy chính").code();
        desks.pass(Duration.ofMinutes(15));
        assertThat(refusal(code)).isEqualTo(FindingCode.ENROLMENT_CODE_INVALID);
    }

    @Test
    void wrong_used_and_expired_codes_are_answered_alike() {
        String used = desks.administration.issue(KEY, ESTABLISHMENT, "a").code();
        desks.enrolment.enrol(used, SENDER);
        assertThat(refusal(used)).isEqualTo(FindingCode.ENROLMENT_CODE_INVALID);
        assertThat(refusal(EnrolmentCodes.fresh())).isEqualTo(FindingCode.ENROLMENT_CODE_INVALID);
        assertThat(refusal("nonsense")).isEqualTo(FindingCode.ENROLMENT_CODE_INVALID);
        assertThat(refusal(null)).isEqualTo(FindingCode.ENROLMENT_CODE_INVALID);
    }

    @Test
    void wrong_codes_are_limited_for_an_address_and_right_or_mistyped_ones_are_not() {
        for (int i = 0; i < 3; i++) {
            assertThat(refusal("0000-0001")).isEqualTo(FindingCode.ENROLMENT_CODE_INVALID);
            desks.enrolment.enrol(
                    desks.administration.issue(KEY, ESTABLISHMENT, "a").code(), SENDER);
        }
        desks.administration.revokeIssuedBy("key-7", DeskFixture.ADMIN);
        refusal(EnrolmentCodes.fresh());
        refusal(EnrolmentCodes.fresh());
        String right = desks.administration.issue(KEY, ESTABLISHMENT, "a").code();
        assertThat(refusal(right)).isEqualTo(FindingCode.TOO_MANY_ATTEMPTS);
        desks.pass(Duration.ofSeconds(30));
        assertThat(desks.enrolment.enrol(right, SENDER).device()).isNotNull();
    }

    @Test
    void guesses_are_limited_in_sum_whether_or_not_one_is_right() {
        String right = desks.administration.issue(KEY, ESTABLISHMENT, "a").code();
        for (int i = 0; i < 400; i++) {
            refusal(EnrolmentCodes.fresh(), new Sender("a" + i));
        }
        assertThat(refusal(right)).isEqualTo(FindingCode.TOO_MANY_ATTEMPTS);
        desks.pass(Duration.ofSeconds(1));
        assertThat(desks.enrolment.enrol(right, SENDER).device()).isNotNull();
    }

    @Test
    void right_codes_are_not_counted_in_sum() {
        for (int i = 0; i < 399; i++) {
            refusal(EnrolmentCodes.fresh(), new Sender("a" + i));
        }
        for (int i = 0; i < 3; i++) {
            String right = desks.administration.issue(KEY, ESTABLISHMENT, "a").code();
            assertThat(desks.enrolment.enrol(right, SENDER).device()).isNotNull();
        }
    }

    @Test
    void a_right_code_is_taken_though_strangers_of_many_networks_send_wrong_ones() {
        String right = desks.administration.issue(KEY, ESTABLISHMENT, "a").code();
        for (int i = 0; i < 390; i++) {
            refusal(EnrolmentCodes.fresh(), new Sender("a" + i));
        }
        assertThat(desks.enrolment.enrol(right, SENDER).device()).isNotNull();
    }

    @Test
    void codes_that_are_not_right_are_limited_for_the_network_of_an_address() throws Exception {
        String right = desks.administration.issue(KEY, ESTABLISHMENT, "a").code();
        for (int i = 0; i < 4; i++) {
            refusal(EnrolmentCodes.fresh(), Sender.of(InetAddress.getByName("2001:db8:1:" + i + "::7")));
        }
        assertThat(refusal(right, Sender.of(InetAddress.getByName("2001:db8:1:9::7"))))
                .isEqualTo(FindingCode.TOO_MANY_ATTEMPTS);
        assertThat(desks.enrolment
                        .enrol(right, Sender.of(InetAddress.getByName("2001:db8:2::7")))
                        .device())
                .isNotNull();
    }

    @Test
    void a_secret_of_a_browser_is_256_random_bits() {
        assertThat(desks.enrol()).hasSize(43).isNotEqualTo(desks.enrol());
    }

    private FindingCode refusal(String code) {
        return refusal(code, SENDER);
    }

    private FindingCode refusal(String code, Sender sender) {
        DeskException[] refused = new DeskException[1];
        assertThatThrownBy(() -> desks.enrolment.enrol(code, sender))
                .isInstanceOfSatisfying(DeskException.class, refusal -> refused[0] = refusal);
        return refused[0].finding().code();
    }
}
