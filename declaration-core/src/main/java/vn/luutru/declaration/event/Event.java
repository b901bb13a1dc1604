package vn.luutru.declaration.event;

import java.util.UUID;

/** A fact in the log. Each belongs to one short stream. */
public sealed interface Event permits StayEvent, EstablishmentEvent, OutageEvent, JournalEvent {

    /** The stream that the fact belongs to. */
    UUID stream();
}
