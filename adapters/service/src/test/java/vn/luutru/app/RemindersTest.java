package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.mail.SmtpReminders;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.app.desk.DeskBrowser;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.rule.DeadlinePolicy;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.projection.obligation.ReminderObligations;
import vn.luutru.projection.outage.OutageQueries;
import vn.luutru.reminder.ReminderStore;
import vn.luutru.reminder.Reminders;

/** Reminders from what is declared over HTTP to a letter at a mail server. */
@IntegrationTest
class RemindersTest {

    private final LocalDate today = Vietnam.dateOf(Instant.now());

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private DeskBrowser desk(String establishment, String email) throws Exception {
        return desk(establishment, email, "16531");
    }

    private DeskBrowser desk(String establishment, String email, String ward) throws Exception {
        luutru.hotel(establishment, ward);
        DeskBrowser desk = DeskBrowser.signedIn(luutru, establishment);
        Reply kept = desk.put("/v1/desk/reminders", """
            {"emails": ["%s"], "quietFrom": "23:30", "quietTo": "06:30", "kinds": ["NEAR", "LATE"]}\
            """.formatted(email));
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        return desk;
    }

    /** A process of the service at a local time of today. */
    private Reminders process(String time) {
        return process(today, time);
    }

    private Reminders process(LocalDate day, String time) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        Instant now = day.atTime(LocalTime.parse(time)).atZone(Vietnam.ZONE).toInstant();
        return new Reminders(
                luutru.context.getBean(ReminderStore.class),
                new ReminderObligations(luutru.context.getBean("dataSource", DataSource.class)),
                luutru.context.getBean(EstablishmentDirectory.class),
                new SmtpReminders(sender, "luutru@thanhhoa.example", URI.create("https://luutru.example.vn")),
                DeadlinePolicy.STANDARD,
                Duration.ofHours(1),
                new OutageQueries(luutru.context.getBean("dataSource", DataSource.class))::calendar,
                InstantSource.fixed(now));
    }

    private List<String> letters(String email) throws Exception {
        return Arrays.stream(server.getReceivedMessages())
                .filter(letter -> to(letter).equals(email))
                .map(RemindersTest::subject)
                .toList();
    }

    private static String to(MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage letter) {
        try {
            return letter.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void who_reported_nothing_is_reminded_once_by_whichever_of_many_processes() throws Exception {
        desk("E-REMIND-1", "mot@khachsan.example");
        luutru.settle();
        try (ExecutorService processes = Executors.newFixedThreadPool(4)) {
            processes.invokeAll(IntStream.range(0, 4)
                    .<Callable<Reminders.Run>>mapToObj(
                            i -> () -> process("22:1" + i).run())
                    .toList());
        }
        assertThat(letters("mot@khachsan.example")).singleElement().asString().startsWith("Sắp đến hạn khai báo 23:00");
        process("22:50").run();
        assertThat(letters("mot@khachsan.example")).hasSize(1);
        process("23:10").run();
        assertThat(letters("mot@khachsan.example")).last().asString().startsWith("Đã quá hạn khai báo 23:00");
    }

    @Test
    void who_reported_that_nobody_came_or_has_quiet_hours_is_left_alone() throws Exception {
        DeskBrowser desk = desk("E-REMIND-2", "hai@khachsan.example");
        Reply nil = desk.post("/v1/establishments/E-REMIND-2/nil-reports", "{\"date\": \"" + today + "\"}");
        assertThat(nil.status()).as(nil.text()).isBetween(200, 201);
        desk("E-REMIND-3", "ba@khachsan.example");
        luutru.settle();
        process("22:30").run();
        assertThat(letters("hai@khachsan.example")).isEmpty();
        assertThat(letters("ba@khachsan.example")).hasSize(1);
        process("23:45").run();
        assertThat(letters("ba@khachsan.example")).as("quiet from 23:30").hasSize(1);
    }

    @Test
    void the_morning_after_a_day_without_a_report_names_it() throws Exception {
        DeskBrowser desk = desk("E-REMIND-6", "sau@khachsan.example");
        desk.put("/v1/desk/reminders", "{\"emails\": [\"sau@khachsan.example\"]}");
        for (int before = 1; before <= 7; before++) {
            if (before != 1 && before != 3) {
                desk.post(
                        "/v1/establishments/E-REMIND-6/nil-reports", "{\"date\": \"" + today.minusDays(before) + "\"}");
            }
        }
        luutru.settle();
        process("07:59").run();
        assertThat(letters("sau@khachsan.example")).isEmpty();
        process("08:00").run();
        process("12:00").run();
        DateTimeFormatter day = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
        assertThat(letters("sau@khachsan.example"))
                .containsExactly("Chưa có khai báo lưu trú ngày " + day.format(today.minusDays(3)) + ", "
                        + day.format(today.minusDays(1)) + " · Khách sạn Mẫu E-REMIND-6");
    }

    @Test
    void no_letter_says_late_before_the_deadline_to_which_an_official_outage_moved_it() throws Exception {
        DeskBrowser desk = desk("E-REMIND-8", "tam@khachsan.example", "14878");
        desk.put("/v1/desk/reminders", "{\"emails\": [\"tam@khachsan.example\"]}");
        for (int before = 1; before <= 7; before++) {
            desk.post("/v1/establishments/E-REMIND-8/nil-reports", "{\"date\": \"" + today.minusDays(before) + "\"}");
        }
        LocalDate next = today.plusDays(1);
        Reply proclaimed = luutru.post(RunningLuutru.ADMIN, "/v1/outages", """
            {"begins": "%1$sT22:00:00+07:00", "ends": "%2$sT09:00:00+07:00", "movedTo": "%2$sT12:00:00+07:00",
             "wards": ["14878"], "reason": "Mất mạng thử", "document": "12/TB-CAT"}\
            """.formatted(next, next.plusDays(1)));
        assertThat(proclaimed.status()).as(proclaimed.text()).isEqualTo(201);
        desk.post("/v1/establishments/E-REMIND-8/nil-reports", "{\"date\": \"" + today + "\"}");
        luutru.settle();
        process(next, "22:30").run();
        process(next, "23:30").run();
        process(next.plusDays(1), "08:00").run();
        assertThat(letters("tam@khachsan.example")).as("the deadline is moved").isEmpty();
        process(next.plusDays(1), "11:30").run();
        assertThat(letters("tam@khachsan.example")).singleElement().asString().startsWith("Sắp đến hạn khai báo 12:00");
        process(next.plusDays(1), "12:00").run();
        assertThat(letters("tam@khachsan.example"))
                .last()
                .asString()
                .startsWith("Chưa có khai báo lưu trú ngày "
                        + DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT).format(next));
    }

    @Test
    void a_mail_server_that_is_down_loses_no_reminder_and_stops_no_declaration() throws Exception {
        DeskBrowser desk = desk("E-REMIND-4", "bon@khachsan.example");
        luutru.settle();
        Reminders before = process("22:20");
        server.stop();
        assertThat(before.run().failed()).isPositive();
        Reply declared = desk.put(
                "/v1/establishments/E-REMIND-4/stays/remind-1",
                RunningLuutru.checkIn("Nguyễn Văn Thử", "038090000001"));
        assertThat(declared.status()).isEqualTo(201);
        server.start();
        process("22:21").run();
        assertThat(letters("bon@khachsan.example")).as("not at once").isEmpty();
        process("22:26").run();
        assertThat(letters("bon@khachsan.example")).hasSize(1);
    }

    @Test
    void a_desk_sees_what_it_set_and_ends_it() throws Exception {
        DeskBrowser desk = desk("E-REMIND-5", "nam@khachsan.example");
        JsonNode kept = desk.get("/v1/desk/reminders").json();
        assertThat(kept.at("/emails/0").asString()).isEqualTo("nam@khachsan.example");
        assertThat(kept.path("quietFrom").asString()).isEqualTo("23:30");
        assertThat(kept.path("kinds").size()).isEqualTo(2);
        assertThat(kept.path("sending").asBoolean())
                .as("no mail server is configured here")
                .isFalse();
        assertThat(desk.put("/v1/desk/reminders", "{\"emails\": [\"nam\"]}").codes())
                .containsExactly("EMAIL_MALFORMED");
        assertThat(desk.put("/v1/desk/reminders", "{\"emails\": [\"a@x.vn\",\"b@x.vn\",\"c@x.vn\",\"d@x.vn\"]}")
                        .codes())
                .containsExactly("TOO_MANY_EMAILS");
        assertThat(desk.put("/v1/desk/reminders", "{\"quietFrom\": \"10 pm\", \"quietTo\": \"06:00\"}")
                        .codes())
                .containsExactly("TIME_MALFORMED");
        assertThat(desk.put("/v1/desk/reminders", "{\"emails\": []}")
                        .json()
                        .path("emails")
                        .isEmpty())
                .isTrue();
        assertThat(luutru.get(RunningLuutru.OPERATOR, "/v1/desk/reminders").status())
                .isIn(401, 403);
    }

    @Test
    void a_service_with_a_mail_server_sends_by_itself_and_says_so(@TempDir Path data) throws Exception {
        try (RunningLuutru own = RunningLuutru.start(
                data,
                "--luutru.reminders.from=luutru@thanhhoa.example",
                "--luutru.web.address=https://luutru.example.vn",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + server.getSmtp().getPort())) {
            own.hotel("E-REMIND-7", "16531");
            DeskBrowser desk = DeskBrowser.signedIn(own, "E-REMIND-7");
            desk.put("/v1/desk/reminders", "{\"emails\": [\"bay@khachsan.example\"]}");
            assertThat(desk.get("/v1/desk/reminders").json().path("sending").asBoolean())
                    .isTrue();
            own.context.getBean(ReminderTimer.class).run();
            // What is due at this hour depends on the hour; that nothing fails does not.
            assertThat(own.context.getBean(Reminders.class).run().failed()).isZero();
        }
    }

    @Test
    void a_service_that_could_not_name_its_page_does_not_start_to_send(@TempDir Path data) {
        assertThatThrownBy(() -> RunningLuutru.start(
                        data, "--luutru.reminders.from=luutru@thanhhoa.example", "--spring.mail.host=127.0.0.1"))
                .rootCause()
                .hasMessageContaining("luutru.web.address");
    }
}
