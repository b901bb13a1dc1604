package vn.luutru.declaration.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.place.Moves.Moved;

/** Where a guest was, whatever was declared and in whatever order. */
class MovesTest {

    private static final StayDetails BEGUN = StayDetails.builder()
            .set(Field.PATIENT_DEPARTMENT, "Nội")
            .set(Field.ROOM, "101")
            .set(Field.BED, "A")
            .build();

    @Property
    void the_order_in_which_moves_are_declared_does_not_matter(@ForAll long seed) {
        Random random = new Random(seed);
        TreeMap<Instant, Place> declared = new TreeMap<>();
        for (int i = 0; i < 6; i++) {
            declared.put(at(random), place(random));
        }
        List<Instant> order = new ArrayList<>(declared.keySet());
        Moved inOrder = declared(order, declared);
        Collections.shuffle(order, random);

        assertThat(declared(order, declared)).isEqualTo(inOrder);
    }

    @Property
    void the_place_at_an_instant_is_what_the_declarations_until_then_say_part_by_part(@ForAll long seed) {
        Random random = new Random(seed);
        Moved now = new Moved(BEGUN, Moves.NONE);
        TreeMap<Instant, String[]> parts = new TreeMap<>();
        for (int i = 0; i < 8; i++) {
            Instant at = at(random);
            Place to = place(random);
            now = now.moves().moved(now.details(), at, to);
            parts.put(at, new String[] {to.department(), to.room(), to.bed()});
        }
        for (int second = 0; second < 30; second++) {
            Instant at = Instant.ofEpochSecond(second);
            String department = "Nội";
            String room = "101";
            String bed = "A";
            for (String[] to : parts.headMap(at, true).values()) {
                if (to[0] != null) {
                    department = to[0];
                    room = null;
                    bed = null;
                }
                if (to[1] != null) {
                    room = to[1];
                    bed = null;
                }
                bed = to[0] == null && to[1] == null ? to[2] : to[2] == null ? bed : to[2];
            }
            assertThat(now.moves().placeAt(now.details(), at)).isEqualTo(new Place(department, room, bed));
        }
        assertThat(Place.of(now.details())).isEqualTo(now.moves().placeAt(now.details(), Instant.MAX));
        assertThat(now.details().movedAt()).isEqualTo(parts.lastKey());
    }

    @Property
    void a_correction_of_a_part_shows_in_the_present_place_and_in_no_other_part(@ForAll long seed) {
        Random random = new Random(seed);
        Moved now = declared(3, random);
        for (Field part : List.of(Field.PATIENT_DEPARTMENT, Field.ROOM, Field.BED)) {
            StayDetails set = StayDetails.builder().set(part, "mới").build();
            Moved corrected = now.moves().corrected(now.details(), new Changes(set, Set.of()));

            assertThat(corrected.details())
                    .isEqualTo(now.details().toBuilder().set(part, "mới").build());
            assertThat(corrected.moves().moves().stream().map(Move::movedAt))
                    .isEqualTo(now.moves().moves().stream().map(Move::movedAt).toList());
        }
    }

    @Property
    void taking_the_last_move_back_leaves_what_was_before_it(@ForAll long seed) {
        Random random = new Random(seed);
        Moved before = declared(random.nextInt(4), random);
        Moved after = before.moves().moved(before.details(), Instant.ofEpochSecond(100), place(random));
        Changes back = new Changes(StayDetails.EMPTY, Set.of(Field.MOVED_AT));

        assertThat(after.moves().corrected(after.details(), back)).isEqualTo(before);
    }

    private static Moved declared(int moves, Random random) {
        TreeMap<Instant, Place> declared = new TreeMap<>();
        for (int i = 0; i < moves; i++) {
            declared.put(at(random), place(random));
        }
        return declared(new ArrayList<>(declared.keySet()), declared);
    }

    private static Moved declared(List<Instant> order, Map<Instant, Place> declared) {
        Moved now = new Moved(BEGUN, Moves.NONE);
        for (Instant at : order) {
            now = now.moves().moved(now.details(), at, declared.get(at));
        }
        return now;
    }

    private static Instant at(Random random) {
        return Instant.ofEpochSecond(random.nextInt(24));
    }

    /** Of a department, a room or a bed; each names what lies within, or not. */
    private static Place place(Random random) {
        int outermost = random.nextInt(3);
        return new Place(
                outermost == 0 ? "khoa " + random.nextInt(3) : null,
                outermost == 1 || (outermost == 0 && random.nextBoolean()) ? "10" + random.nextInt(4) : null,
                outermost == 2 || random.nextBoolean() ? "g" + random.nextInt(4) : null);
    }
}
