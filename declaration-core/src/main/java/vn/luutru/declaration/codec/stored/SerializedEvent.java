package vn.luutru.declaration.codec.stored;

import org.jspecify.annotations.Nullable;

/**
 * An event as JSON in two parts.
 *
 * @param type     name and version, for example {@code GuestCheckedIn/1}
 * @param open     UTF-8 JSON that names nobody
 * @param personal UTF-8 JSON that must be encrypted before it is stored; null when there is none, or when its key is
 *     destroyed
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two method calls, never compared
public record SerializedEvent(String type, byte[] open, byte @Nullable [] personal) {}
