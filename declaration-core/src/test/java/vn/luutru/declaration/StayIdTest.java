package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.establishment.EstablishmentId;

class StayIdTest {

    private static final EstablishmentId ESTABLISHMENT = new EstablishmentId("38-16531-0001");
    private static final EstablishmentId OTHER = new EstablishmentId("38-16531-0002");

    @Test
    void theIdentityOfAStayIsTheSameForEver() {
        assertThat(StayId.of(ESTABLISHMENT, "B-100734")).hasToString("7ba68a47-77e5-85ff-9845-b902774db6a4");
    }

    @Property
    void anIdentityIsAVersion8UuidOfItsEstablishment(
            @ForAll @CharRange(from = 'A', to = 'Z') @StringLength(min = 1, max = 64) String reference) {
        UUID id = StayId.of(ESTABLISHMENT, reference).value();

        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(establishment(id))
                .isEqualTo(establishment(StayId.of(ESTABLISHMENT, "1").value()));
        assertThat(id).isNotEqualTo(StayId.of(OTHER, reference).value());
    }

    @Test
    void referencesThatCountOnLieSideBySide() {
        assertThat(series("B-100799")).isEqualTo(series("B-100700"));
        assertThat(series("B-100800")).isEqualTo((series("B-100799") + 1) & 0xFFF);
        assertThat(series("B-101000")).isEqualTo((series("B-100999") + 1) & 0xFFF);
    }

    @Test
    void noTwoReferencesOfAnEstablishmentMeet() {
        Set<StayId> ids = new HashSet<>();
        for (int number = 0; number < 200_000; number++) {
            ids.add(StayId.of(ESTABLISHMENT, Integer.toString(number)));
        }
        assertThat(ids).hasSize(200_000);
    }

    private static long establishment(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }

    private static long series(String reference) {
        return StayId.of(ESTABLISHMENT, reference).value().getMostSignificantBits() & 0xFFF;
    }

    @Property
    void a_reference_has_1_to_64_letters_digits_and_few_signs(@ForAll("references") String text) {
        assertThat(StayId.isReference(text))
                .isEqualTo(text.matches("[A-Za-z0-9._-]{1,64}") && !text.matches("\\.\\.?"));
    }

    @Provide
    Arbitrary<String> references() {
        Arbitrary<String> likely = Arbitraries.strings()
                .withChars("ABYZabyz0189._-")
                .ofMaxLength(66)
                .withLengthDistribution(RandomDistribution.uniform());
        return Arbitraries.oneOf(
                likely,
                Combinators.combine(likely, Arbitraries.chars().all(), likely)
                        .as((before, wild, after) -> before + wild + after));
    }

    @Test
    void a_reference_that_an_address_cannot_carry_is_none() {
        assertThat(StayId.isReference(".")).isFalse();
        assertThat(StayId.isReference("..")).isFalse();
        assertThat(StayId.isReference("...")).isTrue();
        assertThat(StayId.isReference("R.1")).isTrue();
    }
}
