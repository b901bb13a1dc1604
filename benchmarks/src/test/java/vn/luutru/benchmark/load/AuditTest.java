package vn.luutru.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vn.luutru.benchmark.load.Ledger.Entry;

class AuditTest {

    private final Ledger ledger = new Ledger(2);
    private final Audit audit = new Audit(
            number -> new Declaration("38-16531-0001", "RUN-" + number, new byte[0]),
            new Requests("demo-operator"),
            ledger);

    @Test
    void what_was_accepted_and_is_stored_once_balances() {
        accept(7, 8);

        answer(0, 200, stay(7));
        answer(1, 200, stay(8));
        audit.close(6, 9);

        assertThat(audit.faults()).isZero();
    }

    @Test
    void a_missing_declaration_is_a_fault() {
        accept(7, 8);

        answer(0, 200, stay(7));
        answer(1, 404, "{}");
        audit.close(6, 9);

        assertThat(audit.quoted()).singleElement().asString().contains("RUN-1").contains("missing");
    }

    @Test
    void a_declaration_stored_twice_is_a_fault_in_its_history_and_in_the_growth_of_the_log() {
        accept(7, 8);

        answer(0, 200, stay(7, 9));
        answer(1, 200, stay(8));
        audit.close(6, 10);

        assertThat(audit.quoted()).hasSize(2);
    }

    @Test
    void two_receipts_with_one_position_are_a_fault() {
        accept(7, 7);

        answer(0, 200, stay(7));
        answer(1, 200, stay(7));
        audit.close(6, 9);

        assertThat(audit.quoted()).containsExactly("Two declarations have position 7");
    }

    @Test
    void a_receipt_that_names_another_position_than_the_log_is_a_fault() {
        accept(7, 8);

        answer(0, 200, stay(8));

        assertThat(audit.faults()).isOne();
    }

    @Test
    void what_was_sent_and_never_answered_is_a_fault_even_if_it_is_stored() {
        ledger.sent(0);

        answer(0, 200, stay(7));

        assertThat(audit.quoted()).singleElement().asString().contains("never answered");
    }

    @Test
    void what_was_rejected_must_not_be_stored() {
        ledger.answered(0, Entry.REJECTED, 0);
        ledger.answered(1, Entry.REJECTED, 0);

        answer(0, 404, "{}");
        answer(1, 200, stay(7));

        assertThat(audit.quoted()).singleElement().asString().contains("rejected");
    }

    @Test
    void outcomes_are_read_from_lines_of_a_push() {
        ByteBuf line =
                text("{\"line\":17,\"reference\":\"R\",\"outcome\":\"REPLAYED\",\"receipt\":{\"position\":123}}");

        assertThat(Answers.line(line)).isEqualTo(17);
        assertThat(Answers.outcome(line)).isEqualTo(Entry.REPLAYED);
        assertThat(Answers.position(line)).isEqualTo(123);
        assertThat(Answers.outcome(text("{\"outcome\":\"ACCEPTED\"}"))).isEqualTo(Entry.ACCEPTED);
        assertThat(Answers.outcome(text("{\"outcome\":\"REJECTED\"}"))).isEqualTo(Entry.REJECTED);
        assertThat(Answers.line(text("{\"summary\":{}}"))).isZero();
    }

    private void accept(long first, long second) {
        ledger.answered(0, Entry.ACCEPTED, first);
        ledger.answered(1, Entry.ACCEPTED, second);
    }

    private void answer(long number, int status, String body) {
        audit.answered(number, status, text(body), 0, 0);
    }

    private static String stay(long... positions) {
        StringBuilder receipts = new StringBuilder();
        for (long position : positions) {
            receipts.append("{\"declaration\":\"CHECK_IN\",\"position\":")
                    .append(position)
                    .append("},");
        }
        return "{\"receipts\":[" + receipts + "]}";
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }
}
