package vn.luutru.benchmark.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StoredOnceTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    private final Receipts receipts = new Receipts();
    private final StoredOnce stored = new StoredOnce(receipts, 1, false);

    @Test
    void what_was_acknowledged_and_is_stored_once_holds() {
        acknowledge(0, ONE, 2, true);
        acknowledge(0, ONE, 2, false);
        acknowledge(1, TWO, 4, true);

        stored.event(1, new UUID(9, 9), "EstablishmentRegistered/1");
        stored.event(2, ONE, "GuestCheckedIn/1");
        stored.event(3, new UUID(8, 8), "OperatorReadsCounted/1");
        stored.event(4, TWO, "GuestCheckedIn/1");
        stored.close(4);

        assertThat(receipts.violated()).isZero();
        assertThat(receipts.again()).isOne();
    }

    @Test
    void a_lost_declaration_is_a_violation() {
        acknowledge(0, ONE, 1, true);

        stored.close(0);

        assertThat(receipts.violated()).isOne();
    }

    @Test
    void a_declaration_stored_twice_is_a_violation() {
        acknowledge(0, ONE, 2, true);

        stored.event(1, new UUID(9, 9), "EstablishmentRegistered/1");
        stored.event(2, ONE, "GuestCheckedIn/1");
        stored.event(3, ONE, "GuestCheckedIn/1");
        stored.close(3);

        assertThat(receipts.violated()).as("twice, and once without a receipt").isEqualTo(2);
    }

    @Test
    void a_gap_and_a_head_beside_the_log_are_violations() {
        stored.event(1, ONE, "EstablishmentRegistered/1");
        stored.event(3, TWO, "EstablishmentRegistered/1");
        stored.close(4);

        assertThat(receipts.violated()).isEqualTo(2);
    }

    @Test
    void another_receipt_for_the_same_declaration_is_a_violation() {
        acknowledge(0, ONE, 2, true);
        acknowledge(0, ONE, 3, false);

        assertThat(receipts.violated()).isOne();
    }

    @Test
    void a_declaration_that_is_accepted_twice_is_a_violation() {
        acknowledge(0, ONE, 2, true);
        acknowledge(0, ONE, 2, true);

        assertThat(receipts.violated()).isOne();
    }

    private void acknowledge(long number, UUID stay, long position, boolean fresh) {
        String receipt = "{\"stayId\": \"%s\", \"position\": %d}".formatted(stay, position);
        receipts.acknowledge(number, JsonMapper.shared().readTree(receipt), fresh, System.nanoTime());
    }
}
