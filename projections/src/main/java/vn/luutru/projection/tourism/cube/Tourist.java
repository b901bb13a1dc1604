package vn.luutru.projection.tourism.cube;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Purpose;

/** Who counts as a tourist, and where. */
public final class Tourist {

    /**
     * To study, to be treated or to work for pay at the destination is no tourism (law on tourism 2017, article 3;
     * international recommendations for tourism statistics 2008).
     */
    private static final Set<Purpose> OTHERS = EnumSet.of(Purpose.STUDY, Purpose.MEDICAL_TREATMENT, Purpose.WORK);

    /** The types of establishment whose guests count. */
    public static final List<String> TYPES = Arrays.stream(EstablishmentType.values())
            .filter(EstablishmentType::tourism)
            .map(Code::code)
            .toList();

    /** The purposes whose guests do not. */
    public static final List<String> OTHER_PURPOSES =
            OTHERS.stream().map(Code::code).toList();

    private Tourist() {}

    /** Whether a guest with this purpose counts; one who declared none does. */
    static boolean by(@Nullable Purpose purpose) {
        return purpose == null || !OTHERS.contains(purpose);
    }
}
