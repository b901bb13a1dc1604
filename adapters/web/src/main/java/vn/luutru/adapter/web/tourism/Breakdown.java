package vn.luutru.adapter.web.tourism;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.luutru.projection.tourism.cube.GroupBy;

/** A table of figures that a page shows and a file holds. */
enum Breakdown {
    TOTAL("tong", List.of()),
    DAY("ngay", List.of(GroupBy.DAY)),
    MONTH("thang", List.of(GroupBy.MONTH)),
    WARD("phuong-xa", List.of(GroupBy.WARD)),
    TYPE("loai", List.of(GroupBy.ESTABLISHMENT_TYPE)),
    STARS("hang", List.of(GroupBy.STARS)),
    ORIGIN("nguon-khach", List.of(GroupBy.ORIGIN)),
    NATIONALITY("quoc-tich", List.of(GroupBy.NATIONALITY)),
    AGE("nhom-tuoi", List.of(GroupBy.AGE_GROUP));

    private final String word;
    private final List<GroupBy> groupBy;

    Breakdown(String word, List<GroupBy> groupBy) {
        this.word = word;
        this.groupBy = groupBy;
    }

    static Optional<Breakdown> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** Its part of an address. */
    String word() {
        return word;
    }

    List<GroupBy> groupBy() {
        return groupBy;
    }

    /** Whether it says what guests are: of these, whole months are published that are over. */
    boolean ofPersons() {
        return groupBy.stream().anyMatch(GroupBy::ofPersons);
    }
}
