package vn.luutru.adapter.http.fastpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luutru.intake.BatchSplitter;
import vn.luutru.intake.LineSplitter;
import vn.luutru.intake.SharedBudget;

class UploadInputTest {

    private static final long OWN = 64 * 1024;

    private final SharedBudget budget = new SharedBudget(OWN, 0);
    private final List<String> lines = new ArrayList<>();
    private final UploadInput input = new UploadInput(new LineSplitter(new Lines()), budget.share());

    @Test
    void single_bytes_take_the_room_of_what_is_kept_for_each_and_give_it_back() {
        int pieces = 0;
        while (input.hasRoom()) {
            add(pieces % 10 == 9 ? "\n" : "a");
            pieces++;
        }
        assertThat(pieces).isLessThan(2_000);
        while (input.readNext()) {
            // Until nothing waits.
        }
        assertThat(budget.used()).isZero();
        assertThat(lines).hasSize(pieces / 10).allMatch("aaaaaaaaa"::equals);
        assertThat(input.hasRoom()).isTrue();
    }

    @Test
    void large_pieces_take_little_more_than_their_bytes() {
        add("a".repeat(60 * 1024));
        assertThat(input.hasRoom()).isTrue();
        assertThat(budget.used()).isBetween(60L * 1024, 61L * 1024);
    }

    private void add(String text) {
        ByteBuf content = Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
        input.add(content);
        content.release();
    }

    private final class Lines implements BatchSplitter.Reader {

        @Override
        public void line(long number, byte[] bytes, int from, int length) {
            lines.add(new String(bytes, from, length, StandardCharsets.US_ASCII));
        }

        @Override
        public void tooLong(long number) {
            throw new AssertionError("No line is long");
        }

        @Override
        public void broken(long number) {
            throw new AssertionError("No line is broken");
        }
    }
}
