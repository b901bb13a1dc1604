package vn.luutru.adapter.kafka.intake;

import static vn.luutru.adapter.kafka.intake.IntakeStore.checkIn;
import static vn.luutru.declaration.Samples.ESTABLISHMENT;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.declaration.Declarations;

/** Declarations from the topic into a real store, on brokers that all tests share, with topics of each test's own. */
abstract class DeclarationsInFixture {

    KafkaBrokers brokers;
    KafkaSettings settings;
    IntakeStore store;
    Operators operators;

    @BeforeEach
    void open() throws InterruptedException {
        brokers = KafkaBrokers.shared();
        open(brokers.settings(4));
    }

    void open(KafkaSettings used) throws InterruptedException {
        settings = used;
        store = new IntakeStore();
        operators = new Operators(settings);
    }

    @AfterEach
    void close() {
        operators.close();
        store.close();
    }

    DeclarationsIn started(Declarations stored, Senders senders, IntakeMeters meters) {
        DeclarationsIn in = new DeclarationsIn(
                new KafkaClients(settings),
                store.intake(stored),
                senders,
                meters,
                settings.topics().declarations() + ".group");
        in.start();
        return in;
    }

    DeclarationsIn started() {
        return started(store.declarations, IntakeStore::sender, new IntakeMeters());
    }

    static List<String> guests(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> checkIn(ESTABLISHMENT, prefix + i))
                .toList();
    }

    String group() {
        return settings.topics().declarations() + ".group";
    }
}
