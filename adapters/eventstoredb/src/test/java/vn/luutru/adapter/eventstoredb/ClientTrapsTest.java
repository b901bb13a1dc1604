package vn.luutru.adapter.eventstoredb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kurrent.dbclient.AppendToStreamOptions;
import io.kurrent.dbclient.ConnectionShutdownException;
import io.kurrent.dbclient.EventData;
import io.kurrent.dbclient.EventDataBuilder;
import io.kurrent.dbclient.KurrentDBClient;
import io.kurrent.dbclient.KurrentDBConnectionString;
import io.kurrent.dbclient.NotLeaderException;
import io.kurrent.dbclient.ReadAllOptions;
import io.kurrent.dbclient.ResolvedEvent;
import io.kurrent.dbclient.StreamState;
import io.kurrent.dbclient.SubscribeToAllOptions;
import io.kurrent.dbclient.Subscription;
import io.kurrent.dbclient.SubscriptionFilter;
import io.kurrent.dbclient.SubscriptionListener;
import io.kurrent.dbclient.WrongExpectedVersionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.eventstoredb.standin.StandIn;

/**
 * What the client of 1.1.0 does that this adapter guards against. A test that fails after an upgrade says that its guard
 * may go; it names the release that is said to have changed it.
 */
@IntegrationTest
@Timeout(60)
class ClientTrapsTest {

    private static final Duration WHILE = Duration.ofMillis(700);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final List<StandIn> servers = new ArrayList<>();
    private final List<KurrentDBClient> clients = new ArrayList<>();

    /** What a subscription reported. */
    private static class Listener extends SubscriptionListener {
        private final List<String> streams = new CopyOnWriteArrayList<>();
        private final AtomicBoolean cancelled = new AtomicBoolean();

        @Override
        public void onEvent(Subscription subscription, ResolvedEvent event) {
            streams.add(event.getOriginalEvent().getStreamId());
        }

        @Override
        public void onCancelled(Subscription subscription, Throwable exception) {
            cancelled.set(true);
        }
    }

    @AfterEach
    void close() {
        clients.forEach(KurrentDBClient::shutdown);
        servers.forEach(StandIn::close);
    }

    /** Spring Boot lifts gRPC from 1.71 to 1.84 and protobuf from 4.28 to 4.36; the client was not built for them. */
    @Test
    void the_client_runs_with_the_grpc_and_protobuf_of_spring_boot() {
        StandIn server = single();
        KurrentDBClient client = client(server.connection());

        client.appendToStream("a-1", event("E")).join();

        assertThat(client.readAll().join().getEvents()).hasSize(1);
        assertThat(io.grpc.internal.GrpcUtil.getGrpcBuildVersion().getImplementationVersion())
                .isNotEqualTo("1.71.0");
    }

    /** No release repeats the call. Guard: {@link Calls}. */
    @Test
    void a_call_that_meets_a_new_leader_fails_and_is_not_repeated() {
        StandIn server = cluster();
        KurrentDBClient client = client(server.connection());
        client.appendToStream("a-1", event("E")).join();

        server.elect(1);

        assertThatThrownBy(() -> client.appendToStream("a-2", event("E")).join())
                .satisfies(failure -> assertThat(Calls.unwrapped(failure)).isInstanceOf(NotLeaderException.class));
    }

    /** No release differs. Guard: {@link Client}, which makes another. */
    @Test
    void a_client_that_found_no_node_in_a_few_attempts_is_closed_for_good() {
        StandIn server = single();
        KurrentDBClient client = client(server.connection());
        client.appendToStream("a-1", event("E")).join();
        server.stop(0);

        await().atMost(TIMEOUT)
                .until(() -> failure(client.appendToStream("a-2", event("E"))) instanceof ConnectionShutdownException);
        server.start(0);

        assertThat(client.isShutdown()).isTrue();
        assertThat(failure(client.appendToStream("a-2", event("E")))).isInstanceOf(ConnectionShutdownException.class);
    }

    /** Fixed in 1.1.1. Guard: {@link EventWriter} reads the stream after every conflict. */
    @Test
    void a_conflict_names_another_revision_than_was_expected() {
        StandIn server = single();
        KurrentDBClient client = client(server.connection());
        client.appendToStream("a-1", event("E")).join();

        Throwable failure = failure(client.appendToStream(
                "a-1", AppendToStreamOptions.get().streamState(StreamState.noStream()), event("E")));

        assertThat(failure)
                .isInstanceOfSatisfying(
                        WrongExpectedVersionException.class,
                        conflict -> assertThat(conflict.getExpectedState()).isNotEqualTo(StreamState.noStream()));
    }

    /** Fixed in 1.1.2. Guard: {@link StreamNames#filter} has an anchor. */
    @Test
    void a_filter_by_prefix_is_sent_as_a_regular_expression_without_an_anchor() {
        StandIn server = single();
        KurrentDBClient client = client(server.connection());
        client.appendToStream("other-luutru-1", event("E")).join();
        Listener listener = new Listener();

        client.subscribeToAll(
                        listener,
                        SubscribeToAllOptions.get()
                                .filter(SubscriptionFilter.newBuilder()
                                        .addStreamNamePrefix("luutru-")
                                        .build()))
                .join();

        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(listener.streams).containsExactly("other-luutru-1"));
    }

    /** Fixed in 1.1.2. Guard: the log is read, not subscribed to. */
    @Test
    void a_subscription_whose_handler_throws_ends_and_nobody_is_told() {
        StandIn server = single();
        KurrentDBClient client = client(server.connection());
        Listener listener = new Listener() {
            @Override
            public void onEvent(Subscription subscription, ResolvedEvent event) {
                super.onEvent(subscription, event);
                throw new IllegalStateException("on purpose");
            }
        };
        client.subscribeToAll(listener).join();
        client.appendToStream("a-1", event("E")).join();
        await().atMost(TIMEOUT).until(() -> listener.streams.size() == 1);

        client.appendToStream("a-2", event("E")).join();

        await().during(WHILE).untilAsserted(() -> assertThat(listener.streams).hasSize(1));
        assertThat(listener.cancelled).isFalse();
    }

    /** A server that sends nothing more is not noticed by any release. Guard: the log is read, not subscribed to. */
    @Test
    void a_silent_subscription_looks_like_a_quiet_log() {
        StandIn server = single();
        KurrentDBClient client = client(server.connection());
        Listener listener = new Listener();
        client.subscribeToAll(listener).join();
        server.faults().silenceSubscriptions(true);

        client.appendToStream("a-1", event("E")).join();

        await().during(WHILE).untilAsserted(() -> assertThat(listener.streams).isEmpty());
        assertThat(listener.cancelled).isFalse();
        assertThat(client.readAll().join().getEvents()).hasSize(1);
    }

    /** No release offers it. Guard: {@link AllFilter} puts the filter on the wire. */
    @Test
    void reads_of_all_are_not_filtered_by_the_client_and_are_by_the_server() {
        StandIn server = single();
        KurrentDBClient bare = client(server.connection());
        for (int i = 0; i < 30; i++) {
            bare.appendToStream(i % 3 == 0 ? "luutru-" + UUID.randomUUID() : "other-" + i, event("E"))
                    .join();
        }

        try (Client filtering = new Client(server.connection(), new StreamNames("luutru"))) {
            assertThat(bare.readAll(ReadAllOptions.get()).join().getEvents()).hasSizeGreaterThan(30);
            assertThat(filtering.get().readAll(ReadAllOptions.get()).join().getEvents())
                    .hasSize(10)
                    .allSatisfy(event ->
                            assertThat(event.getOriginalEvent().getStreamId()).startsWith("luutru-"));
        }
    }

    /** No release differs. Guard: none; docs/configuration.md says to give one name that all nodes answer to. */
    @Test
    void several_seeds_cannot_have_ports_above_32767() {
        assertThatThrownBy(() ->
                        KurrentDBConnectionString.parseOrThrow("kurrentdb://127.0.0.1:2113,127.0.0.1:40000?tls=false"))
                .isInstanceOf(RuntimeException.class);
    }

    private StandIn single() {
        servers.add(StandIn.single("25.1.0"));
        return servers.getLast();
    }

    private StandIn cluster() {
        servers.add(StandIn.cluster(3));
        return servers.getLast();
    }

    private KurrentDBClient client(String connection) {
        clients.add(KurrentDBClient.create(KurrentDBConnectionString.parseOrThrow(connection)));
        return clients.getLast();
    }

    private static EventData event(String type) {
        return EventDataBuilder.json(UUID.randomUUID(), type, new byte[] {'{', '}'})
                .build();
    }

    private static Throwable failure(CompletableFuture<?> call) {
        return call.handle((result, failure) -> failure == null ? null : Calls.unwrapped(failure))
                .join();
    }
}
