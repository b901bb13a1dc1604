/**
 * The thin Axon shell: a command bus and units of work around the deciders, an event storage engine below.
 *
 * <p>Nothing else of the framework is used, so nothing else of it can surprise: no component scanning, no entities by
 * reflection, no streaming processors, no update checker.
 */
@NullMarked
package vn.luutru.eventstore;

import org.jspecify.annotations.NullMarked;
