package vn.luutru.adapter.http.fastpath;

import java.io.ByteArrayOutputStream;

/** Collects bytes and hands them over. */
final class Buffer extends ByteArrayOutputStream {

    Buffer() {
        super(20 * 1024);
    }

    /** What was collected since the last time. */
    byte[] take() {
        byte[] bytes = toByteArray();
        reset();
        return bytes;
    }
}
