package vn.luutru.declaration.codec.stored;

import java.time.YearMonth;
import javax.crypto.SecretKey;

/**
 * The key that encrypts the personal parts of one stream.
 *
 * @param month   the local month in which the stream began: its key wraps this one
 * @param wrapped this key, wrapped, as it lies beside the log
 * @param key     AES with 256 bits
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record StreamKey(YearMonth month, byte[] wrapped, SecretKey key) {

    /** Its month as yyyymm. */
    public int monthNumber() {
        return month.getYear() * 100 + month.getMonthValue();
    }
}
