package vn.luutru.projection.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.luutru.access.PersonPseudonyms;
import vn.luutru.declaration.StayDetails;
import vn.luutru.projection.Province;

/** Questions about one person are found whether they named the number of the paper or opened the person. */
class AskedPersonTest {

    private static final String NUMBER = "038090000001";
    private static final PersonPseudonyms PSEUDONYMS = new PersonPseudonyms(new byte[32]);

    private final StayDetails details =
            Province.guest("Nguyễn Văn Thử", NUMBER, Province.BEGIN).build();
    private final UUID own = PersonId.of(Province.stay("bien", "r-1"), details);
    private final UUID pseudonym = PSEUDONYMS.of(own);

    @Test
    void a_number_finds_who_opened_the_person_by_their_pseudonym() {
        AskedPerson person = AskedPerson.called(NUMBER, PSEUDONYMS);
        assertThat(person.isAskedForBy(Map.of("personId", pseudonym.toString())))
                .isTrue();
        assertThat(person.isAskedForBy(Map.of("personId", own.toString())))
                .as("as it was recorded before there were pseudonyms")
                .isTrue();
        assertThat(person.isAskedForBy(Map.of("personId", PSEUDONYMS.of(other()).toString())))
                .isFalse();
        assertThat(person.isAskedForBy(Map.of("personId", "none"))).isFalse();
    }

    @Test
    void a_pseudonym_finds_who_asked_for_the_number() {
        AskedPerson person = AskedPerson.of(pseudonym, PSEUDONYMS);
        assertThat(person.isAskedForBy(Map.of("personId", pseudonym.toString())))
                .isTrue();
        assertThat(person.isAskedForBy(Map.of("personId", own.toString()))).isTrue();
        assertThat(person.isAskedForBy(Map.of("document", "038 090 000 001"))).isTrue();
        assertThat(person.isAskedForBy(Map.of("words", "thử 038090000001"))).isTrue();
        assertThat(person.isAskedForBy(Map.of("document", "038090000002"))).isFalse();
        assertThat(person.isAskedForBy(Map.of("personId", other().toString()))).isFalse();
        assertThat(person.isAskedForBy(Map.of("name", "Nguyễn Văn Thử")))
                .as("who is called what is not kept")
                .isFalse();
    }

    @Test
    void a_name_finds_nobody_who_was_opened() {
        AskedPerson person = AskedPerson.called("Nguyễn Văn Thử", PSEUDONYMS);
        assertThat(person.isAskedForBy(Map.of("personId", pseudonym.toString())))
                .isFalse();
        assertThat(person.isAskedForBy(Map.of("name", "nguyen van thu"))).isTrue();
    }

    @Test
    void a_name_finds_who_typed_a_word_of_it_into_one_box_with_a_room_and_an_establishment() {
        AskedPerson person = AskedPerson.called("Lê Thị Thu Mẫu", PSEUDONYMS);
        for (String line : List.of("thu 301 song mau", "thu phòng 301", "p 301, thu", "Sóng Biếc thu")) {
            assertThat(person.isAskedForBy(Map.of("words", line))).as(line).isTrue();
        }
        assertThat(person.isAskedForBy(Map.of("words", "301 song biec"))).isFalse();
        assertThat(person.isAskedForBy(Map.of("name", "thu song")))
                .as("words for a name are all of one name")
                .isFalse();
    }

    @Test
    void a_name_with_an_apostrophe_finds_who_asked_for_a_part_of_it() {
        AskedPerson person = AskedPerson.called("Seán O’Brien", PSEUDONYMS);
        for (String typed : List.of("brien", "o'brien", "OBRIEN", "sean o'bri")) {
            assertThat(person.isAskedForBy(Map.of("name", typed))).as(typed).isTrue();
            assertThat(person.isAskedForBy(Map.of("words", typed))).as(typed).isTrue();
        }
        assertThat(person.isAskedForBy(Map.of("name", "brian"))).isFalse();
    }

    private static UUID other() {
        return PersonId.of(
                Province.stay("bien", "r-2"),
                Province.guest("Lê Thị Mẫu", "038190000005", Province.BEGIN).build());
    }
}
