package vn.luutru.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SmallCellsTest {

    @Test
    void one_small_part_takes_the_next_smallest_with_it() {
        assertThat(SmallCells.hidden(List.of(40L, 3L, 9L, 0L), false)).isEqualTo(places(1, 2));
    }

    @Test
    void parts_that_are_large_enough_are_all_shown() {
        assertThat(SmallCells.hidden(List.of(40L, 5L, 0L), false)).isEqualTo(places());
    }

    @Test
    void the_parts_of_a_total_that_is_held_back_do_not_add_up_to_it() {
        assertThat(SmallCells.hidden(List.of(40L, 7L), true)).isEqualTo(places(1));
    }

    @Property
    void what_is_held_back_under_a_shown_total_is_never_one_person_nor_a_few(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 12) Integer> drawn) {
        List<Long> parts = drawn.stream().map(Integer::longValue).toList();
        long total = parts.stream().mapToLong(Long::longValue).sum();
        BitSet hidden = SmallCells.hidden(parts, SmallCells.small(total));
        for (int i = 0; i < parts.size(); i++) {
            assertThat(!hidden.get(i) && SmallCells.small(parts.get(i))).isFalse();
        }
        if (!SmallCells.small(total) && !hidden.isEmpty()) {
            assertThat(hidden.cardinality()).isGreaterThan(1);
            assertThat(hidden.stream().mapToLong(parts::get).sum()).isGreaterThanOrEqualTo(SmallCells.LEAST);
        }
    }

    private static BitSet places(int... places) {
        BitSet set = new BitSet();
        for (int place : places) {
            set.set(place);
        }
        return set;
    }
}
