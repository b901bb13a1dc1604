package vn.luutru.benchmark.load;

/**
 * A check-in as JSON, with the address of its stay.
 *
 * @param body the JSON object of the single call, in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record Declaration(String establishment, String reference, byte[] body) {}
