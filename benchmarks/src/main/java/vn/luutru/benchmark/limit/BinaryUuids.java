package vn.luutru.benchmark.limit;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/** A {@code uuid[]} that the driver sends in binary form: as text it would cost the limit a third of its speed. */
final class BinaryUuids extends PGobject implements PGBinaryObject {

    private static final long serialVersionUID = 1L;
    private static final int UUID_OID = 2950;
    private static final int HEADER = 20;
    private static final int ELEMENT = 20;

    private final transient UUID[] ids;

    BinaryUuids(UUID[] ids) {
        this.ids = ids;
        setType("_uuid");
    }

    @Override
    public void setByteValue(byte[] bytes, int offset) {
        throw new IllegalStateException("Only ever sent");
    }

    @Override
    public int lengthInBytes() {
        return HEADER + ELEMENT * ids.length;
    }

    @Override
    public void toBytes(byte[] bytes, int offset) {
        ByteBuffer out = ByteBuffer.wrap(bytes, offset, lengthInBytes());
        out.putInt(1).putInt(0).putInt(UUID_OID).putInt(ids.length).putInt(1);
        for (UUID id : ids) {
            out.putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
    }
}
