package vn.luutru.adapter.postgres.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.luutru.access.Operation;
import vn.luutru.declaration.codec.stored.EventTypes;

/** Migrations never change, so the names of event types that they hold must stay the names in the log. */
class StoredTypeNamesTest {

    private static final Pattern TYPE = Pattern.compile("'([A-Za-z]+/[0-9]+)'");

    @Test
    void the_event_types_named_in_migrations_are_the_pinned_ones() throws IOException {
        assertThat(typesIn("V1__log.sql")).containsExactly(EventTypes.STAY_FORGOTTEN, EventTypes.MONTH_FORGOTTEN);
    }

    @Test
    void the_operations_of_keys_are_stored_by_pinned_codes() {
        assertThat(Arrays.stream(Operation.values()).map(Operation::code))
                .containsExactly("CHECK_IN", "CHECK_OUT", "CORRECTION", "CANCELLATION", "NIL_REPORT", "READ");
    }

    private static List<String> typesIn(String migration) throws IOException {
        try (InputStream in = StoredTypeNamesTest.class.getResourceAsStream("/db/log/" + migration)) {
            Matcher types = TYPE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            List<String> found = new ArrayList<>();
            while (types.find()) {
                found.add(types.group(1));
            }
            return found;
        }
    }
}
