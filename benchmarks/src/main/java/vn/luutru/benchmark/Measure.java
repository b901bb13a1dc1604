package vn.luutru.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** Something that can be done again and again, and counted. */
public interface Measure extends AutoCloseable {

    /** What is counted, in a few words, for the table of results. */
    String name();

    /**
     * Works for about this long and says how much was done per second.
     *
     * @throws Exception if the work fails: a run with a failure in it is no result
     */
    double perSecond(Duration time) throws Exception;

    @Override
    void close() throws IOException, SQLException;
}
