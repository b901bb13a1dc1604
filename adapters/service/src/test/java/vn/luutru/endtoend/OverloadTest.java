package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;

@IntegrationTest
class OverloadTest {

    private static final int REQUESTS = 8_000;
    private static final int MAX_CONCURRENT = 400;
    private static final int SILENT = 20;
    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void far_more_than_it_can_take_is_refused_politely_in_bounded_memory_and_then_it_works_as_before(@TempDir Path data)
            throws Exception {
        try (Server server = Server.start(data, "-Xmx160m", "--luutru.store.queue=64")) {
            Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
            List<String> impolite = new ArrayList<>();
            List<String> pushed = SharedServer.json(SharedServer.day(30, 4_000, 0));
            CompletableFuture<Push> push = CompletableFuture.supplyAsync(() -> send(server, pushed));

            List<Socket> silent = sendersThatNeverRead(server, pushed);

            try (HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                Semaphore free = new Semaphore(MAX_CONCURRENT);
                List<CompletableFuture<?>> answers = new ArrayList<>();
                for (int i = 0; i < REQUESTS; i++) {
                    free.acquire();
                    answers.add(client.sendAsync(
                                    server.request(Server.OPERATOR, "PUT", path(i), Receptionist.guest()),
                                    BodyHandlers.ofString())
                            .whenComplete((answer, error) -> {
                                free.release();
                                count(answer, error, statuses, impolite);
                            }));
                }
                CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                        .join();
            }

            assertThat(new TreeMap<>(statuses).keySet()).isSubsetOf(Set.of(200, 201, 429, 503));
            assertThat(statuses).containsKeys(201, 429);
            assertThat(impolite).isEmpty();
            // A push is not refused for that: it waits its turn, line by line.
            assertThat(push.join().summary().path("accepted").asInt())
                    .as(Files.readString(server.log()))
                    .isEqualTo(pushed.size());
            for (Socket sender : silent) {
                sender.close();
            }
            assertThat(server.alive()).isTrue();
            assertThat(server.largestMemory()).isLessThan(600 * MEGABYTE);
            assertThat(Files.readString(server.log())).doesNotContain("OutOfMemoryError");
            for (int i = 0; i < 20; i++) {
                assertThat(server.send(Server.OPERATOR, "PUT", path(REQUESTS + i), Receptionist.guest())
                                .statusCode())
                        .isEqualTo(201);
            }
        }
    }

    /** They try thousands of lines in dry runs, and leave the outcomes lying. */
    private static List<Socket> sendersThatNeverRead(Server server, List<String> lines) throws IOException {
        List<Socket> senders = new ArrayList<>();
        for (int i = 0; i < SILENT; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            senders.add(socket);
            Thread.ofVirtual().start(() -> Push.write(socket, "/v1/declarations?dryRun=true", Push.body(lines)));
        }
        return senders;
    }

    private static synchronized void count(
            HttpResponse<String> answer, Throwable error, Map<Integer, Integer> statuses, List<String> impolite) {
        if (error != null) {
            impolite.add(error.toString());
            return;
        }
        statuses.merge(answer.statusCode(), 1, Integer::sum);
        if (answer.statusCode() >= 400
                && answer.headers().firstValue("Retry-After").isEmpty()) {
            impolite.add(answer.body());
        }
    }

    private static Push send(Server server, List<String> lines) {
        try {
            return Push.send(server, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(int number) {
        return "/v1/establishments/38-16531-0002/stays/overload-" + number;
    }
}
