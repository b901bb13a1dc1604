package vn.luutru.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.establishment.EstablishmentId;

class TerritoryTest {

    @Test
    void the_territory_of_a_scope_of_wards_are_exactly_these_wards() {
        Territory territory =
                Territory.of(Scope.wards(Set.of("16531", "14797"))).orElseThrow();
        assertThat(territory.covers("16531")).isTrue();
        assertThat(territory.covers("14797")).isTrue();
        assertThat(territory.covers("16522")).isFalse();
        assertThat(territory.covers(null)).isFalse();
        assertThat(territory.isProvince()).isFalse();
        assertThat(territory.codes()).containsExactly("14797", "16531");
        assertThat(territory.parts()).containsExactly(Territory.ward("14797"), Territory.ward("16531"));
        assertThat(territory).isEqualTo(Territory.wards(Set.of("14797", "16531")));
    }

    @Test
    void the_province_covers_what_lies_nowhere_and_is_one_part() {
        Territory province = Territory.of(Scope.province()).orElseThrow();
        assertThat(province.covers(null)).isTrue();
        assertThat(province.isProvince()).isTrue();
        assertThat(province.parts()).containsExactly(Territory.province());
    }

    @Test
    void who_has_no_ward_has_no_territory() {
        assertThat(Territory.of(Scope.none())).isEmpty();
        assertThat(Territory.of(Scope.establishments(Set.of(new EstablishmentId("E-1")))))
                .isEmpty();
        assertThatThrownBy(() -> Territory.wards(Set.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
