package vn.luutru.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Names;

class PersonPseudonymsTest {

    private static final UUID PERSON = Names.uuid("luutru.person\nof a test");

    private final PersonPseudonyms pseudonyms = new PersonPseudonyms(new byte[32]);

    @Test
    void another_process_with_the_same_key_knows_the_person_of_a_pseudonym() {
        UUID pseudonym = pseudonyms.of(PERSON);

        assertThat(new PersonPseudonyms(new byte[32]).person(pseudonym)).contains(PERSON);
        assertThat(pseudonyms.of(PERSON)).isEqualTo(pseudonym);
    }

    @Test
    void a_pseudonym_is_given_out_for_good() {
        assertThat(pseudonyms.of(PERSON)).hasToString("f7cca51f-ab3f-885c-bd6c-10a5b4bb651c");
    }

    @Test
    void who_knows_the_paper_but_not_the_key_cannot_compute_the_pseudonym() {
        byte[] other = new byte[32];
        other[31] = 1;

        UUID theirs = new PersonPseudonyms(other).of(PERSON);

        assertThat(theirs).isNotEqualTo(pseudonyms.of(PERSON)).isNotEqualTo(PERSON);
        assertThat(pseudonyms.person(theirs)).isPresent().get().isNotEqualTo(PERSON);
    }

    @Test
    void persons_whose_papers_have_one_number_share_nothing_of_their_pseudonyms() {
        Set<Long> halves = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            UUID same = new UUID(
                    PERSON.getMostSignificantBits(), Names.uuid("name " + i).getLeastSignificantBits());
            halves.add(pseudonyms.of(same).getMostSignificantBits());
        }
        assertThat(halves).hasSize(100);
    }

    @Test
    void pseudonyms_are_version_8_uuids_each_of_one_person() {
        Set<UUID> given = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            UUID person = Names.uuid("person " + i);
            UUID pseudonym = pseudonyms.of(person);
            assertThat(pseudonym.version()).isEqualTo(8);
            assertThat(pseudonym.variant()).isEqualTo(2);
            assertThat(pseudonyms.person(pseudonym)).contains(person);
            given.add(pseudonym);
        }
        assertThat(given).hasSize(1_000);
    }

    @Test
    void what_is_no_version_8_uuid_is_nobodys() {
        assertThat(pseudonyms.person(new UUID(1, 2))).isEmpty();
        assertThatThrownBy(() -> pseudonyms.of(new UUID(1, 2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PersonPseudonyms(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }
}
