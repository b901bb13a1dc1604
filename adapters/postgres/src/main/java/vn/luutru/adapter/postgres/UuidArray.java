package vn.luutru.adapter.postgres;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.stream.IntStream;
import org.postgresql.util.ByteConverter;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/** A {@code uuid[]} in binary form: the driver itself would send it as text, at about three times the cost. */
final class UuidArray extends PGobject implements PGBinaryObject {

    private static final long serialVersionUID = 1L;

    /** The driver sends a type in binary form only if configured so: see {@code binaryTransferEnable}. */
    static final String OID = "2951";

    private static final int UUID_OID = 2950;
    private static final int HEADER = 20;
    private static final int ELEMENT = 20;

    private final transient UUID[] ids;

    UuidArray(UUID[] ids) {
        this.ids = ids;
        setType("_uuid");
    }

    @Override
    public void setByteValue(byte[] bytes, int offset) {
        throw new IllegalStateException("Arrays of UUIDs are sent, never received");
    }

    @Override
    public int lengthInBytes() {
        return HEADER + ELEMENT * ids.length;
    }

    @Override
    public void toBytes(byte[] bytes, int offset) {
        ByteConverter.int4(bytes, offset, 1);
        ByteConverter.int4(bytes, offset + 4, 0);
        ByteConverter.int4(bytes, offset + 8, UUID_OID);
        ByteConverter.int4(bytes, offset + 12, ids.length);
        ByteConverter.int4(bytes, offset + 16, 1);
        ByteBuffer out = ByteBuffer.wrap(bytes, offset + HEADER, ELEMENT * ids.length);
        for (UUID id : ids) {
            out.putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
    }

    /** The text form, for a server or pooler to which binary is not sent. */
    @Override
    public String getValue() {
        StringBuilder text = new StringBuilder("{");
        IntStream.range(0, ids.length)
                .forEach(i -> text.append(i == 0 ? "" : ",").append(ids[i]));
        return text.append('}').toString();
    }
}
