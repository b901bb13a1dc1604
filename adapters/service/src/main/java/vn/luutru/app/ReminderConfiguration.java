package vn.luutru.app;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import vn.luutru.access.desk.Devices;
import vn.luutru.adapter.http.desk.RemindersController;
import vn.luutru.adapter.mail.SmtpReminders;
import vn.luutru.adapter.postgres.desk.PostgresReminders;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.app.settings.RefusedStartException;
import vn.luutru.declaration.outage.OutageCalendar;
import vn.luutru.declaration.rule.DeadlinePolicy;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.obligation.ReminderObligations;
import vn.luutru.projection.obligation.ReportedDays;
import vn.luutru.projection.register.Register;
import vn.luutru.reminder.ReminderContacts;
import vn.luutru.reminder.ReminderMail;
import vn.luutru.reminder.ReminderStore;
import vn.luutru.reminder.Reminders;

/** Reminders: the contacts always, letters where a mail server is configured. */
@Configuration(proxyBeanMethods = false)
class ReminderConfiguration {

    private static final Set<String> JUDGED_BY = Set.of(ReportedDays.NAME, StayFigures.NAME, Register.NAME);

    /** On a busy evening read models may be minutes behind; somebody who reported within these is reminded in vain. */
    private static final Duration MAX_LAG = Duration.ofMinutes(5);

    @Bean
    ReminderStore reminderStore(Devices migrated, @Qualifier("deskSource") DataSource source) {
        return new PostgresReminders(source);
    }

    @Bean
    ReminderContacts reminderContacts(ReminderStore store, InstantSource clock) {
        return new ReminderContacts(store, clock);
    }

    @Bean
    RemindersController remindersController(ReminderContacts contacts, ObjectProvider<ReminderMail> mail) {
        return new RemindersController(contacts, mail.getIfAvailable() != null);
    }

    @Bean
    @ConditionalOnProperty("luutru.reminders.from")
    ReminderMail reminderMail(ObjectProvider<JavaMailSender> server, LuutruProperties properties) {
        JavaMailSender sender = server.getIfAvailable();
        String from = properties.reminders().from();
        String address = properties.web().address();
        if (sender == null || from == null || address == null) {
            throw new RefusedStartException(
                    "luutru.reminders.from is set, and spring.mail.host or luutru.web.address is not",
                    "Name the mail server and the address under which receptions reach this service, or leave"
                            + " luutru.reminders.from out");
        }
        return new SmtpReminders(sender, from, URI.create(address));
    }

    @Bean
    @ConditionalOnProperty("luutru.reminders.from")
    Reminders reminders(
            ReminderStore store,
            DataSource questions,
            EstablishmentDirectory directory,
            ReminderMail mail,
            DeadlinePolicy policy,
            LuutruProperties properties,
            Supplier<OutageCalendar> outages,
            InstantSource clock) {
        return new Reminders(
                store,
                new ReminderObligations(questions),
                directory,
                mail,
                policy,
                properties.reminders().lead(),
                outages,
                clock);
    }

    @Bean
    @ConditionalOnProperty("luutru.reminders.from")
    ReminderTimer reminderTimer(
            Reminders reminders, ReminderStore store, ProjectionRunner projections, InstantSource clock) {
        return new ReminderTimer(reminders, store, () -> knowsAll(projections, MAX_LAG), clock);
    }

    /**
     * Otherwise somebody would be reminded of what they reported since. A process that keeps no read model does not learn of
     * a stop that nobody found out: what lacks events of more than some time is kept by nobody, or by somebody in trouble.
     */
    static boolean knowsAll(ProjectionRunner projections, Duration atMost) {
        return projections.statuses().stream()
                .filter(status -> JUDGED_BY.contains(status.name()))
                .allMatch(status -> status.pause() == null
                        && status.stop() == null
                        && status.lagTime().compareTo(atMost) <= 0
                        && projections.isBegun(status.name()));
    }
}
