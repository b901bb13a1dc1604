package vn.luutru.app.health;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.luutru.adapter.postgres.database.StoreState;

/** Says that the process is no longer alive when only a restart helps: whoever supervises it then starts it again. */
@Component
final class FatalFaults {

    FatalFaults(StoreState state, ApplicationEventPublisher publisher) {
        state.listen(cause -> {
            if (cause.fatal()) {
                AvailabilityChangeEvent.publish(publisher, this, LivenessState.BROKEN);
            }
        });
    }
}
