package vn.luutru.reminder;

/** Takes reminders to people. */
public interface ReminderMail {

    /**
     * Sends a reminder to the addresses of a contact. Returns when a server has taken it.
     *
     * @throws NotSentException if no server took it
     */
    void send(ReminderContact to, String establishmentName, Reminder reminder);

    /** A reminder that no server took. */
    final class NotSentException extends RuntimeException {

        public NotSentException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
