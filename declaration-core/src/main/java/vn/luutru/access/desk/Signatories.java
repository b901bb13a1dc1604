package vn.luutru.access.desk;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The names behind {@link Signature}s: the log holds ids only. Blocks, and fails as {@link Devices} does. */
public final class Signatories {

    /**
     * A signature for people.
     *
     * @param desk   the label of the desk
     * @param person the name of whoever was at it
     */
    public record Signatory(String desk, String person) {

        /** Without the name. */
        @Override
        public String toString() {
            return "Signatory[" + desk + "]";
        }
    }

    private final Devices devices;
    private final DeskPeople people;

    public Signatories(Devices devices, DeskPeople people) {
        this.devices = devices;
        this.people = people;
    }

    /** Those that are known, revoked desks and removed people too. */
    public Map<Signature, Signatory> names(Set<Signature> signatures) {
        Map<Signature, Signatory> names = new HashMap<>();
        for (Signature signature : signatures) {
            devices.find(signature.device())
                    .ifPresent(device -> people.find(signature.person())
                            .filter(person -> person.device().equals(device.id()))
                            .ifPresent(person -> names.put(signature, new Signatory(device.label(), person.name()))));
        }
        return names;
    }
}
