package vn.luutru.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.FindingCode;

class ReminderContactsTest {

    private static final EstablishmentId ESTABLISHMENT = new EstablishmentId("E-1");

    private final MemoryReminders store = new MemoryReminders();
    private final ReminderContacts contacts = new ReminderContacts(store, InstantSource.system());

    private @Nullable ReminderContact keep(List<@Nullable String> emails, @Nullable String from, @Nullable String to) {
        return contacts.keep(ESTABLISHMENT, emails, from, to, null, "desk").orElse(null);
    }

    @Test
    void what_a_desk_says_is_kept_and_replaced() {
        keep(Arrays.asList(" letan@khachsan.vn ", "", null, "letan@khachsan.vn"), "23:30", "06:30");
        assertThat(contacts.find(ESTABLISHMENT).orElseThrow())
                .satisfies(contact -> assertThat(contact.emails()).containsExactly("letan@khachsan.vn"))
                .satisfies(contact -> assertThat(contact.quiet().from()).isEqualTo(LocalTime.of(23, 30)))
                .satisfies(contact -> assertThat(contact.kinds()).containsExactly(ReminderKind.values()));
        contacts.keep(ESTABLISHMENT, List.of("chu@khachsan.vn"), null, null, List.of("LATE"), "desk");
        assertThat(contacts.find(ESTABLISHMENT).orElseThrow())
                .satisfies(contact -> assertThat(contact.emails()).containsExactly("chu@khachsan.vn"))
                .satisfies(contact -> assertThat(contact.quiet()).isEqualTo(QuietHours.NONE))
                .satisfies(contact -> assertThat(contact.kinds()).containsExactly(ReminderKind.LATE));
    }

    @Test
    void without_an_address_there_are_no_reminders() {
        keep(List.of("letan@khachsan.vn"), null, null);
        assertThat(keep(List.of(""), null, null)).isNull();
        assertThat(contacts.find(ESTABLISHMENT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "letan",
                "letan@",
                "@khachsan.vn",
                "letan@khachsan",
                "letan@khach san.vn",
                "letan@khachsan.vn\r\nBcc: ai@do.vn",
                "\"letan\"@khachsan.vn",
                "letan@khachsan.vn, chu@khachsan.vn",
                "lễtân@khachsan.vn",
                "letan@-khachsan.vn",
                "letan@khachsan.v"
            })
    void what_is_no_address_is_refused_and_nothing_is_kept(String typed) {
        assertThat(refusal(() -> keep(List.of("chu@khachsan.vn", typed), null, null)))
                .isEqualTo(FindingCode.EMAIL_MALFORMED);
        assertThat(contacts.find(ESTABLISHMENT)).isEmpty();
    }

    @Test
    void four_addresses_half_a_time_and_unknown_kinds_are_refused() {
        assertThat(refusal(() -> keep(List.of("a@x.vn", "b@x.vn", "c@x.vn", "d@x.vn"), null, null)))
                .isEqualTo(FindingCode.TOO_MANY_EMAILS);
        assertThat(refusal(() -> keep(List.of("a@x.vn"), "22:30", null))).isEqualTo(FindingCode.FIELD_REQUIRED);
        assertThat(refusal(() -> keep(List.of("a@x.vn"), "10 pm", "06:00"))).isEqualTo(FindingCode.TIME_MALFORMED);
        assertThat(refusal(() -> contacts.keep(ESTABLISHMENT, List.of("a@x.vn"), null, null, List.of("SOON"), "desk")))
                .isEqualTo(FindingCode.CODE_UNKNOWN);
    }

    @Test
    void a_refusal_names_the_field() {
        assertThatThrownBy(() -> keep(List.of("a@x.vn", "b"), null, null))
                .asInstanceOf(InstanceOfAssertFactories.type(ContactException.class))
                .satisfies(refused -> assertThat(refused.finding().field()).isEqualTo("/emails/1"));
    }

    private static FindingCode refusal(Runnable work) {
        try {
            work.run();
        } catch (ContactException e) {
            return e.finding().code();
        }
        throw new AssertionError("It was kept");
    }
}
