package vn.luutru.access.desk;

import java.util.List;
import vn.luutru.declaration.establishment.EstablishmentId;

/** Reception desks of the demo, ready with invented people. There is none outside the demo. */
public interface DemoDesk {

    /** An invented person whose PIN everybody may know. */
    record DemoPerson(String name, String pin) {}

    /**
     * A desk to be opened.
     *
     * @param code the enrolment code, good for a quarter of an hour and once
     */
    record Ready(EstablishmentId establishment, String code, List<DemoPerson> people) {}

    /**
     * A new desk at an establishment of the demo. Beyond the number of devices that an establishment may have, the
     * oldest desk of the demo there is revoked.
     *
     * @throws IllegalArgumentException if the demo has no such establishment
     */
    Ready open(EstablishmentId establishment);

    /** The establishment of the demo at which both a desk and a poster are shown. */
    EstablishmentId establishment();

    /** The id of a poster at {@link #establishment}, as its address has it: the same until somebody revokes it. */
    String posterId();
}
