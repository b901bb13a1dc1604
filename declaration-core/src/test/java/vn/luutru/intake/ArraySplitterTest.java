package vn.luutru.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArraySplitterTest {

    private final List<String> read = new ArrayList<>();
    private final ArraySplitter elements = new ArraySplitter(new BatchSplitter.Reader() {
        @Override
        public void line(long number, byte[] bytes, int from, int length) {
            read.add(number + ":" + new String(bytes, from, length, StandardCharsets.UTF_8).strip());
        }

        @Override
        public void tooLong(long number) {
            read.add(number + " too long");
        }

        @Override
        public void broken(long number) {
            read.add(number + " broken");
        }
    });

    @Test
    void an_array_is_cut_into_its_elements() {
        feed("\uFEFF [ {\"a\": [1, {\"b\": 2}]},\n {\"c\": \"ế\"} ] \r\n");
        assertThat(read).containsExactly("1:{\"a\": [1, {\"b\": 2}]}", "2:{\"c\": \"ế\"}");
    }

    @Test
    void brackets_and_commas_inside_a_text_end_nothing() {
        feed("[{\"a\": \"],}\\\"[,\\\\\"},{\"b\":1}]");
        assertThat(read).containsExactly("1:{\"a\": \"],}\\\"[,\\\\\"}", "2:{\"b\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "[]", " [ ] "})
    void an_array_of_nothing_has_no_elements(String nothing) {
        feed(nothing);
        assertThat(read).isEmpty();
    }

    @Test
    void what_is_no_object_or_is_missing_is_an_element_for_the_reader_to_judge() {
        feed("[1, , nonsense {}, {}]");
        assertThat(read).containsExactly("1:1", "2:", "3:nonsense {}", "4:{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1}", "{\"a\": 1}\n{\"b\": 2}", "nonsense", "]"})
    void what_is_no_array_is_broken_from_its_first_declaration_on(String other) {
        feed(other);
        assertThat(read).containsExactly("1 broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{}", "[{},", "[{}, {\"a\"", "[{}] {}", "[{}, {\"a\": \"b}]"})
    void what_ends_too_early_or_goes_on_is_broken_behind_what_was_whole(String torn) {
        feed(torn);
        assertThat(read.getLast()).endsWith("broken");
        assertThat(read.size() == 1 || read.getFirst().equals("1:{}")).isTrue();
    }

    @Test
    void an_element_may_have_64_KiB_and_not_a_byte_more() {
        String most = "\"" + "x".repeat(BatchSplitter.MAX_LINE - 2) + "\"";
        feed("[" + most + ",\"y" + most.substring(1) + ",{}]");
        assertThat(read).hasSize(3);
        assertThat(read.getFirst()).hasSize(BatchSplitter.MAX_LINE + 2);
        assertThat(read.subList(1, 3)).containsExactly("2 too long", "3:{}");
    }

    @Property(tries = 200)
    void it_does_not_matter_in_which_pieces_it_comes(@ForAll Random random) {
        String array = "[{\"a\":\"\\\\\\\",]\"}, [1,[2]] ,{\"tên\": \"Nguyễn\"}, 7]";
        String text = array.substring(0, random.nextInt(2) == 0 ? array.length() : random.nextInt(array.length()));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ArraySplitterTest whole = new ArraySplitterTest();
        whole.feed(text);
        ArraySplitterTest pieces = new ArraySplitterTest();
        for (int at = 0; at < bytes.length; ) {
            int size = Math.min(bytes.length - at, random.nextInt(5));
            pieces.elements.read(bytes, at, at + size);
            at += size;
        }
        pieces.elements.end();
        assertThat(pieces.read).isEqualTo(whole.read);
    }

    private void feed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        elements.read(bytes, 0, bytes.length);
        elements.end();
    }
}
