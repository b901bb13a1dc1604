package vn.luutru.endtoend;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Declares one guest after the other by single calls, and keeps every receipt, until nobody answers any more. */
final class Receptionist {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, JsonNode> receipts = new LinkedHashMap<>();
    private final Server server;
    private final String prefix;
    private volatile boolean off;

    Receptionist(Server server, String prefix) {
        this.server = server;
        this.prefix = prefix;
    }

    /** Receipts of what was acknowledged, by the address of the stay. */
    Map<String, JsonNode> receipts() {
        return receipts;
    }

    /** Works until asked to stop, or until the connection breaks. */
    Thread begin() {
        return Thread.ofVirtual().start(() -> {
            try {
                for (int guest = 0; !off; guest++) {
                    String path = "/v1/establishments/38-16531-0003/stays/" + prefix + guest;
                    HttpResponse<String> answer = server.send(Server.OPERATOR, "PUT", path, guest());
                    if (answer.statusCode() == 201 || answer.statusCode() == 200) {
                        receipts.put(path, JSON.readTree(answer.body()).path("receipt"));
                    }
                }
            } catch (IOException e) {
                // The service was killed: what has no receipt is not claimed.
                off = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void stop() {
        off = true;
    }

    /** The receipt that the same declaration gets when it is sent again. */
    static JsonNode again(Server server, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = server.send(Server.OPERATOR, "PUT", path, guest());
        return answer.statusCode() == 200 ? JSON.readTree(answer.body()).path("receipt") : JSON.missingNode();
    }

    static String guest() {
        return """
            {"guest": {"fullName": "Nguyễn Văn Thử", "dateOfBirth": "1990-03-15", "sex": "MALE",
              "nationality": "VNM", "document": {"type": "CCCD", "number": "038090000001"}},
             "arrivedAt": "2026-07-01T14:05:00+07:00", "expectedDepartureOn": "2026-07-03", "room": "301",
             "purpose": "TOURISM"}\
            """;
    }
}
