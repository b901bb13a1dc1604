package vn.luutru.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service under load, by the few calls of its contract that need no speed. */
public final class Service implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String operator;

    /** @param operator the bearer token that declares */
    public Service(URI base, String operator) {
        this.base = base;
        this.operator = operator;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(base.getHost(), base.getPort());
    }

    public String operator() {
        return operator;
    }

    /** Declares one guest and returns the position on their receipt. */
    public long declare(Declaration declaration) throws IOException, InterruptedException {
        HttpRequest request = to("/v1/establishments/%s/stays/%s"
                        .formatted(declaration.establishment(), declaration.reference()))
                .header("Authorization", "Bearer " + operator)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(declaration.body()))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException("A declaration was answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body()).path("receipt").path("position").asLong();
    }

    /** Any GET of the contract. */
    public JsonNode get(String path, String token) throws IOException, InterruptedException {
        return get(path, to(path).header("Authorization", "Bearer " + token).build());
    }

    /** A question about persons, asked by the police of the province. */
    public JsonNode person(String path) throws IOException, InterruptedException {
        return get(
                path,
                to(path).header("Authorization", "Bearer demo-police")
                        .header("X-Purpose", "RESIDENCE_CHECK")
                        .header("X-Case", "BENCH")
                        .build());
    }

    private JsonNode get(String path, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    @Override
    public void close() {
        client.close();
    }
}
