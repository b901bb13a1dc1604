package vn.luutru.benchmark.fault;

import java.sql.SQLException;
import java.util.UUID;

/** The log of a cluster as it is stored, wherever that is: looked at past the services. */
interface ClusterLog {

    /** Hears of one event. */
    interface Reader {
        void event(long position, UUID stream, String type);
    }

    /** The position of the newest event, 0 if there is none. */
    long head() throws SQLException;

    /** Every event from the first one on. */
    void read(Reader reader) throws SQLException;

    /** Whether positions only increase. */
    boolean leavesGaps();
}
