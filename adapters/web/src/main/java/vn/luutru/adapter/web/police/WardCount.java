package vn.luutru.adapter.web.police;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.luutru.projection.register.EstablishmentCount;

/**
 * How many are in a ward now.
 *
 * @param code           of the ward
 * @param name           as it is called
 * @param establishments those with somebody in house
 * @param inHouse        stays that go on
 * @param foreign        of these, guests who are not Vietnamese
 * @param arrivedToday   of these, arrived on the local day of the question
 */
public record WardCount(String code, String name, int establishments, long inHouse, long foreign, long arrivedToday) {

    /** The wards of some establishments, those with most in house first. */
    static List<WardCount> of(List<EstablishmentCount> establishments) {
        Map<String, WardCount> byWard = new TreeMap<>();
        for (EstablishmentCount one : establishments) {
            byWard.merge(
                    one.ward(),
                    new WardCount(
                            one.ward(),
                            PoliceFrame.ward(one.ward()),
                            1,
                            one.inHouse(),
                            one.foreign(),
                            one.arrivedToday()),
                    WardCount::plus);
        }
        return byWard.values().stream()
                .sorted(Comparator.comparingLong(WardCount::inHouse).reversed().thenComparing(WardCount::code))
                .toList();
    }

    private WardCount plus(WardCount more) {
        return new WardCount(
                code,
                name,
                establishments + more.establishments,
                inHouse + more.inHouse,
                foreign + more.foreign,
                arrivedToday + more.arrivedToday);
    }
}
