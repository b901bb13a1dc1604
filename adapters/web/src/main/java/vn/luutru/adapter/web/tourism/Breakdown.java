package vn.luutru.adapter.web.tourism;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.tourism.cube.GroupBy;

/** A table of figures that a page shows and a file holds. */
enum Breakdown {
    TOTAL("tong", null),
    DAY("ngay", GroupBy.DAY),
    MONTH("thang", GroupBy.MONTH),
    WARD("phuong-xa", GroupBy.WARD),
    TYPE("loai", GroupBy.ESTABLISHMENT_TYPE),
    STARS("hang", GroupBy.STARS),
    ORIGIN("nguon-khach", GroupBy.ORIGIN),
    NATIONALITY("quoc-tich", GroupBy.NATIONALITY),
    AGE("nhom-tuoi", GroupBy.AGE_GROUP);

    private final String word;
    private final @Nullable GroupBy groupBy;

    Breakdown(String word, @Nullable GroupBy groupBy) {
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
        return groupBy == null ? List.of() : List.of(groupBy);
    }

    /** Whether it says what guests are: of these, whole months are published that are over. */
    boolean ofPersons() {
        return groupBy != null && groupBy.ofPersons();
    }
}
