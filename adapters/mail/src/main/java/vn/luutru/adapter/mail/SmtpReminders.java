package vn.luutru.adapter.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import vn.luutru.reminder.Reminder;
import vn.luutru.reminder.ReminderContact;
import vn.luutru.reminder.ReminderMail;

/** Reminders as letters, handed to an SMTP server. */
public final class SmtpReminders implements ReminderMail {

    private final JavaMailSender server;
    private final String from;
    private final String page;

    /**
     * @param from    the address in the letters
     * @param address scheme and host under which this service is reached
     */
    public SmtpReminders(JavaMailSender server, String from, URI address) {
        this.server = server;
        this.from = from;
        this.page = address.resolve("/le-tan").toString();
    }

    @Override
    public void send(ReminderContact to, String establishmentName, Reminder reminder) {
        try {
            MimeMessage message = server.createMimeMessage();
            MimeMessageHelper letter = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            Letter words = Letter.of(establishmentName, reminder, page);
            letter.setFrom(from);
            letter.setTo(to.emails().toArray(String[]::new));
            letter.setSubject(words.subject());
            letter.setText(words.body());
            message.setHeader("Message-ID", id(reminder));
            // RFC 3834: machines that answer letters leave this one alone.
            message.setHeader("Auto-Submitted", "auto-generated");
            server.send(message);
        } catch (MailException | MessagingException e) {
            throw new NotSentException(
                    "A reminder was not sent: " + e.getClass().getSimpleName(), e);
        }
    }

    /** The same for the same reminder, whoever sends it. */
    private String id(Reminder reminder) {
        String about = String.join(
                "\n", reminder.establishment().value(), reminder.kind().code(), reminder.subject());
        return String.format(
                Locale.ROOT,
                "<%s@%s>",
                UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8)),
                from.substring(from.lastIndexOf('@') + 1).replace(">", ""));
    }
}
