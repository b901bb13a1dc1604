package vn.luutru.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.event.AccountEvent.ReadModelOperated;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.journal.Journal;

class ReadModelAdministrationTest {

    private static final Caller.Official ADMIN = new Caller.Official("admin-1", Role.ADMIN, Scope.province());

    /** What was recorded and what was done, in this order. */
    private final List<String> happened = new ArrayList<>();

    private boolean down;
    private final ReadModelAdministration administration =
            new ReadModelAdministration(new Models(), this::record, InstantSource.fixed(Instant.EPOCH));

    private CompletableFuture<Journal.Entry> record(Event event) {
        if (down) {
            return CompletableFuture.failedFuture(new StoreUnavailableException("down", null));
        }
        ReadModelOperated act = (ReadModelOperated) event;
        happened.add("recorded " + act.operation().code() + " " + act.model() + " by " + act.by());
        return CompletableFuture.completedFuture(
                new Journal.Entry(new Recorded<>(happened.size(), Instant.EPOCH, event), "n", false));
    }

    @Test
    void each_act_is_recorded_with_who_did_it_before_it_has_an_effect() {
        administration.pause(ADMIN, "register");
        administration.resume(ADMIN, "register");
        administration.rebuild(ADMIN, "figures");
        assertThat(happened)
                .containsExactly(
                        "recorded PAUSE register by admin-1",
                        "pause register by admin-1",
                        "recorded RESUME register by admin-1",
                        "resume register by admin-1",
                        "recorded REBUILD figures by admin-1",
                        "rebuild figures");
    }

    @Test
    void what_cannot_be_recorded_does_not_happen() {
        down = true;
        for (Runnable act : List.<Runnable>of(
                () -> administration.pause(ADMIN, "register"),
                () -> administration.resume(ADMIN, "register"),
                () -> administration.rebuild(ADMIN, "register"))) {
            assertThatThrownBy(act::run).isInstanceOf(CompletionException.class);
        }
        assertThat(happened).isEmpty();
    }

    private final class Models implements ReadModelAdministration.ReadModels {

        @Override
        public void pause(String name, String by) {
            happened.add("pause " + name + " by " + by);
        }

        @Override
        public void resume(String name, String by) {
            happened.add("resume " + name + " by " + by);
        }

        @Override
        public void rebuild(String name) {
            happened.add("rebuild " + name);
        }
    }
}
