package vn.luutru.adapter.http.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.establishment.EstablishmentId;

class CachedNilDaysTest {

    private static final EstablishmentId ESTABLISHMENT = new EstablishmentId("38-16531-0001");
    private static final LocalDate DAY = LocalDate.of(2026, 7, 4);

    @Test
    void a_day_is_known_that_was_reported_and_no_other() {
        CachedNilDays days = new CachedNilDays(establishment -> Set.of(DAY), Runnable::run);

        assertThat(days.isReported(ESTABLISHMENT, DAY)).isCompletedWithValue(true);
        assertThat(days.isReported(ESTABLISHMENT, DAY.plusDays(1))).isCompletedWithValue(false);
    }

    @Test
    void a_day_reported_to_this_process_is_known_before_the_read_model_has_it() {
        CachedNilDays days = new CachedNilDays(establishment -> Set.of(), Runnable::run);
        assertThat(days.isReported(ESTABLISHMENT, DAY)).isCompletedWithValue(false);

        days.report(ESTABLISHMENT, DAY);

        assertThat(days.isReported(ESTABLISHMENT, DAY)).isCompletedWithValue(true);
    }

    @Test
    void nothing_is_warned_of_where_the_days_cannot_be_read() {
        CachedNilDays days = new CachedNilDays(
                house -> {
                    throw new IllegalStateException("The database is closed");
                },
                Runnable::run);

        CompletableFuture<Boolean> asked = days.isReported(ESTABLISHMENT, DAY);

        assertThat(asked).isCompletedWithValue(false);
    }
}
