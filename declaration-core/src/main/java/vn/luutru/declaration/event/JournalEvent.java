package vn.luutru.declaration.event;

import java.time.Instant;

/** A fact that is recorded without a decision on its stream. It says itself who caused it, and when. */
public sealed interface JournalEvent extends Event
        permits NilReported,
                PersonsQueried,
                MonthForgotten,
                OperatorKeyEvent,
                OperatorReadsCounted,
                DeskEvent,
                WatchListEvent,
                AccountEvent,
                EventQuarantined {

    /** The id of the key or account that caused it, or the signature of a desk. */
    String by();

    /** When the service received it; of a sum, when it was drawn. */
    Instant at();
}
