package vn.luutru.projection.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.place.Place;

class MovesTextTest {

    private static final List<@Nullable String> PARTS =
            Arrays.asList(null, "", "301", "P. 302", "a\tb", "a\\nb", "a\nb", "=", "Khoa Ngoại");

    @Property
    void moves_are_read_as_they_were_written(@ForAll long seed) {
        Random random = new Random(seed);
        Moves.Moved now = new Moves.Moved(place(random).in(StayDetails.EMPTY), Moves.NONE);
        for (int i = random.nextInt(5); i > 0; i--) {
            Instant at = Instant.ofEpochMilli(random.nextInt(1_000_000));
            now = now.moves().moved(now.details(), at, place(random));
        }

        assertThat(MovesText.parse(MovesText.of(now.moves()))).isEqualTo(now.moves());
    }

    @Example
    void who_never_moved_has_no_text() {
        assertThat(MovesText.of(Moves.NONE)).isNull();
    }

    @Example
    void another_text_is_refused() {
        assertThatThrownBy(() -> MovesText.parse("301")).isInstanceOf(IllegalStateException.class);
    }

    private static Place place(Random random) {
        return new Place(part(random), part(random), part(random));
    }

    private static @Nullable String part(Random random) {
        return PARTS.get(random.nextInt(PARTS.size()));
    }
}
