package vn.luutru.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.reminder.QuietHours;
import vn.luutru.reminder.Reminder;
import vn.luutru.reminder.ReminderContact;
import vn.luutru.reminder.ReminderKind;
import vn.luutru.reminder.ReminderMail.NotSentException;

@Tag("integration")
class SmtpRemindersTest {

    private static final EstablishmentId ESTABLISHMENT = new EstablishmentId("38-16531-0001");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final ReminderContact CONTACT = new ReminderContact(
            ESTABLISHMENT,
            List.of("letan@khachsan.example", "chu@khachsan.example"),
            QuietHours.NONE,
            EnumSet.allOf(ReminderKind.class));

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private JavaMailSenderImpl sender;
    private SmtpReminders reminders;

    @BeforeEach
    void start() {
        server.start();
        sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        sender.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "2000");
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "2000");
        reminders = new SmtpReminders(sender, "luutru@thanhhoa.example", URI.create("https://luutru.example.vn"));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static Reminder near(int cards) {
        return new Reminder(
                ESTABLISHMENT, ReminderKind.NEAR, "2026-11-30T23:00", DAY.atTime(23, 0), List.of(DAY), cards, 0);
    }

    /** One receiver's letters, and then those of the other. */
    private MimeMessage letter(int number) {
        return server.getReceivedMessages()[number];
    }

    private static String body(MimeMessage letter) throws Exception {
        try (InputStream text = letter.getInputStream()) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_letter_says_in_both_languages_what_is_due_and_where_to_do_it() throws Exception {
        reminders.send(CONTACT, "Nhà nghỉ Sóng Mẫu", near(2));
        MimeMessage letter = letter(0);
        assertThat(letter.getSubject()).isEqualTo("Sắp đến hạn khai báo 23:00 ngày 30/11/2026 · Nhà nghỉ Sóng Mẫu");
        assertThat(Arrays.stream(letter.getAllRecipients()).map(to -> ((InternetAddress) to).getAddress()))
                .containsExactlyElementsOf(CONTACT.emails());
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        String body = body(letter);
        assertThat(body)
                .contains("Hôm nay chưa khai khách nào", "2 khách tự khai", "https://luutru.example.vn/le-tan")
                .contains("The deadline of 23:00 on 30/11/2026 is near", "2 guests")
                .containsSubsequence("Sắp đến hạn", "The deadline");
    }

    @Test
    void each_kind_has_its_own_words() throws Exception {
        reminders.send(
                CONTACT,
                "Bệnh viện Mẫu",
                new Reminder(ESTABLISHMENT, ReminderKind.LATE, "2026-11-30T08:00", DAY.atTime(8, 0), List.of(), 1, 1));
        reminders.send(
                CONTACT,
                "Bệnh viện Mẫu",
                new Reminder(
                        ESTABLISHMENT,
                        ReminderKind.MISSING,
                        "2026-11-29",
                        DAY.atStartOfDay(),
                        List.of(DAY.minusDays(2), DAY.minusDays(1)),
                        0,
                        0));
        assertThat(body(letter(0)))
                .contains("Đã quá hạn khai báo 08:00", "1 khách tự khai", "1 người bệnh", "1 patient is still")
                .doesNotContain("Hôm nay chưa khai");
        assertThat(letter(1).getSubject())
                .isEqualTo("Chưa có khai báo lưu trú ngày 28/11/2026, 29/11/2026 · Bệnh viện Mẫu");
    }

    @Test
    void a_day_whose_deadline_was_moved_beyond_its_midnight_is_named() throws Exception {
        reminders.send(
                CONTACT,
                "Nhà nghỉ Sóng Mẫu",
                new Reminder(
                        ESTABLISHMENT,
                        ReminderKind.NEAR,
                        "2026-12-01T12:00",
                        DAY.plusDays(1).atTime(12, 0),
                        List.of(DAY),
                        0,
                        0));
        assertThat(letter(0).getSubject()).startsWith("Sắp đến hạn khai báo 12:00 ngày 01/12/2026");
        assertThat(body(letter(0)))
                .contains("Ngày 30/11/2026 chưa khai khách nào", "For 30/11/2026, no guest was declared")
                .doesNotContain("Hôm nay chưa khai");
    }

    @Test
    void the_same_reminder_has_the_same_message_id_whatever_else_it_says() throws Exception {
        reminders.send(CONTACT, "Nhà nghỉ Sóng Mẫu", near(1));
        reminders.send(CONTACT, "Nhà nghỉ Sóng Mẫu", near(3));
        assertThat(letter(0).getMessageID())
                .endsWith("@thanhhoa.example>")
                .isEqualTo(letter(1).getMessageID());
    }

    @Test
    void a_name_cannot_add_a_header() throws Exception {
        reminders.send(CONTACT, "Mẫu\r\nBcc: ai@do.example", near(1));
        MimeMessage letter = letter(0);
        assertThat(letter.getHeader("Bcc")).isNull();
        assertThat(server.getReceivedMessages()).hasSize(CONTACT.emails().size());
    }

    @Test
    void without_a_server_it_says_that_nothing_was_sent() {
        server.stop();
        assertThatThrownBy(() -> reminders.send(CONTACT, "Mẫu", near(1))).isInstanceOf(NotSentException.class);
    }

    @Test
    void both_languages_have_the_same_texts() {
        assertThat(LetterTexts.ENGLISH.keys()).isEqualTo(LetterTexts.VIETNAMESE.keys());
    }
}
