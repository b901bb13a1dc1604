package vn.luutru.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    private final List<String> read = new ArrayList<>();
    private final LineSplitter lines = new LineSplitter(new BatchSplitter.Reader() {
        @Override
        public void line(long number, byte[] bytes, int from, int length) {
            read.add(number + ":" + new String(bytes, from, length, StandardCharsets.UTF_8));
        }

        @Override
        public void tooLong(long number) {
            read.add(number + " too long");
        }

        @Override
        public void broken(long number) {
            throw new AssertionError("Lines can always be told apart");
        }
    });

    @Test
    void lines_end_with_lf_or_crlf_or_with_the_stream() {
        feed("a\nb\r\nc");
        assertThat(read).containsExactly("1:a", "2:b", "3:c");
    }

    @Test
    void blank_lines_are_counted_and_passed_over() {
        feed("\n \t\r\na\n\n\nb\n\n");
        assertThat(read).containsExactly("3:a", "6:b");
    }

    @Test
    void nothing_is_no_line() {
        feed("");
        assertThat(read).isEmpty();
    }

    @Test
    void a_byte_order_mark_at_the_beginning_is_passed_over() {
        feed("\uFEFFa\nb");
        assertThat(read).containsExactly("1:a", "2:b");
    }

    @Test
    void a_line_may_have_64_KiB_and_not_a_byte_more() {
        feed("x".repeat(BatchSplitter.MAX_LINE) + "\r\n" + "y".repeat(BatchSplitter.MAX_LINE + 1) + "\nz\n");
        assertThat(read).hasSize(3);
        assertThat(read.getFirst()).hasSize(BatchSplitter.MAX_LINE + 2);
        assertThat(read.subList(1, 3)).containsExactly("2 too long", "3:z");
    }

    @Test
    void an_overlong_last_line_is_reported_once() {
        feed("a\n" + "y".repeat(3 * BatchSplitter.MAX_LINE));
        assertThat(read).containsExactly("1:a", "2 too long");
    }

    @Property(tries = 200)
    void the_pieces_that_a_stream_comes_in_make_no_difference(
            @ForAll Random random, @ForAll @IntRange(max = 60) int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int size = random.nextInt(10) == 0 ? BatchSplitter.MAX_LINE - 2 + random.nextInt(6) : random.nextInt(40);
            text.append("z".repeat(size)).append(random.nextBoolean() ? "\n" : "\r\n");
        }
        LineSplitterTest whole = new LineSplitterTest();
        whole.feed(text.toString());
        LineSplitterTest pieces = new LineSplitterTest();
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextBoolean() ? 7 : 50_000));
            pieces.lines.read(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        pieces.lines.end();
        assertThat(pieces.read).isEqualTo(whole.read);
    }

    private void feed(String text) {
        lines.read(text.getBytes(StandardCharsets.UTF_8));
        lines.end();
    }
}
