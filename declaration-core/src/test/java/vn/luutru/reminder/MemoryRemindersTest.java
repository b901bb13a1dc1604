package vn.luutru.reminder;

class MemoryRemindersTest extends ReminderStoreContract {

    @Override
    protected ReminderStore store() {
        return new MemoryReminders();
    }
}
