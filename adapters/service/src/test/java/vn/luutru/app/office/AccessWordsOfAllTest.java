package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.Texts;
import vn.luutru.declaration.GoldenEvents;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.BuiltReadModels;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.access.AccessEntry;
import vn.luutru.projection.access.AccessLog;

/** Whatever the access log keeps of an event, an official reads in words. */
@IntegrationTest
class AccessWordsOfAllTest {

    /** What was refused is a call, which has no words; what was asked about persons is tested with the pages. */
    private static final Set<String> OTHERS =
            Set.of(AccessEntry.Kind.REFUSED.code(), AccessEntry.Kind.PERSONS_QUERIED.code());

    @Test
    void each_act_and_each_of_its_criteria_has_words_in_both_languages() throws Exception {
        List<Recorded<Event>> log = new ArrayList<>();
        GoldenEvents.all().values().forEach(event -> log.add(new Recorded<>(log.size() + 1, GoldenEvents.AT, event)));
        Set<String> kinds = new TreeSet<>();
        Set<String> keys = new TreeSet<>();
        try (TestDatabase database = TestDatabase.create()) {
            BuiltReadModels.build(database, log, new AccessLog());
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select kind, question, criteria from access.query")) {
                while (rows.next()) {
                    kinds.add(rows.getString("kind"));
                    if (!OTHERS.contains(rows.getString("kind"))) {
                        keys.add("office.question." + rows.getString("question"));
                    }
                    String[] criteria = (String[]) rows.getArray("criteria").getArray();
                    for (int name = 0; name < criteria.length; name += 2) {
                        keys.add("office.criterion." + criteria[name]);
                    }
                }
            }
        }
        for (AccessEntry.Kind kind : AccessEntry.Kind.values()) {
            assertThat(kinds).contains(kind.code());
        }
        Texts texts = new Texts();
        for (Language language : new Language[] {Language.VI, Language.EN}) {
            assertThat(keys).allMatch(key -> texts.has(language, key));
        }
    }
}
