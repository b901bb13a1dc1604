package vn.luutru.recount;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends the invented history as the clock goes on, and keeps what was accepted. */
final class SentHistory {

    private static final Map<String, Sent.State> STATES =
            Map.of("suspension", Sent.State.SUSPENDED, "reopening", Sent.State.OPEN, "closure", Sent.State.CLOSED);

    final List<Sent> accepted = new ArrayList<>();
    final Map<String, String> stayIds = new TreeMap<>();
    final Map<String, Integer> refusals = new TreeMap<>();
    final Map<String, Integer> outcomes = new TreeMap<>();
    long position;

    private final ClockedLuutru luutru;
    private final InventedProvince province = new InventedProvince();
    private final InventedHistory history;
    private final Random random;
    private LocalDate lastSent = LocalDate.MIN;

    SentHistory(ClockedLuutru luutru, long seed) {
        this.luutru = luutru;
        history = new InventedHistory(seed);
        random = new Random(seed + 1);
    }

    /** What comes at an instant. */
    void tick(Instant now, int checkIns) throws Exception {
        luutru.clock.set(now);
        LocalDate today = LocalDate.ofInstant(now, PlainStay.LOCAL);
        if (!today.equals(lastSent)) {
            lastSent = today;
            for (InventedProvince.Entry word : province.on(today)) {
                administer(word, now);
            }
        }
        push(history.lines(now, province.known(today), checkIns), now);
        if (random.nextInt(3) == 0) {
            List<String> known = province.known(today);
            nil(known.get(random.nextInt(known.size())).split(" ")[0], today.minusDays(random.nextInt(5)), now);
        }
    }

    private void administer(InventedProvince.Entry word, Instant now) throws Exception {
        String path = "/v1/establishments/" + word.establishment();
        JsonNode body = ClockedLuutru.JSON.readTree(word.body());
        JsonNode answer;
        if (word.call().isEmpty()) {
            answer = ClockedLuutru.ok(luutru.send("ADMIN", "PUT", path, word.body()));
            accepted.add(new Sent.Description(now, word.establishment(), body));
        } else {
            answer = ClockedLuutru.ok(luutru.send("ADMIN", "POST", path + "/" + word.call(), word.body()));
            LocalDate from = LocalDate.parse(body.path("from").asString());
            accepted.add(new Sent.Phase(now, word.establishment(), STATES.get(word.call()), from));
        }
        position = Math.max(position, answer.path("position").asLong());
    }

    private void push(List<ObjectNode> lines, Instant now) throws Exception {
        StringBuilder body = new StringBuilder();
        lines.forEach(line -> body.append(line).append('\n'));
        HttpResponse<byte[]> answer = luutru.send("OPERATOR", "POST", "/v1/declarations", body.toString());
        List<JsonNode> outcomes = new String(answer.body(), StandardCharsets.UTF_8)
                .lines()
                .map(ClockedLuutru.JSON::readTree)
                .toList();
        if (outcomes.size() != lines.size() + 1) {
            throw new IllegalStateException(outcomes.toString());
        }
        outcomes.subList(0, lines.size()).forEach(outcome -> take(outcome, lines, now));
    }

    private void take(JsonNode outcome, List<ObjectNode> lines, Instant now) {
        ObjectNode line = lines.get(outcome.path("line").asInt() - 1);
        String type = line.path("type").asString();
        outcomes.merge(type + " " + outcome.path("outcome").asString(), 1, Integer::sum);
        if (outcome.path("outcome").asString().equals("REJECTED")) {
            refusals.merge(type + " " + outcome.at("/findings/0/code").asString(), 1, Integer::sum);
        }
        if (outcome.path("outcome").asString().equals("ACCEPTED")) {
            Sent.Line sent = new Sent.Line(now, line);
            accepted.add(sent);
            stayIds.put(sent.key(), outcome.at("/receipt/stayId").asString());
            position = Math.max(position, outcome.at("/receipt/position").asLong());
        }
    }

    private void nil(String establishment, LocalDate date, Instant now) throws Exception {
        HttpResponse<byte[]> answer = luutru.send(
                "OPERATOR",
                "POST",
                "/v1/establishments/" + establishment + "/nil-reports",
                "{\"date\": \"%s\"}".formatted(date));
        outcomes.merge("NIL " + answer.statusCode(), 1, Integer::sum);
        if (answer.statusCode() == 201) {
            accepted.add(new Sent.Nil(now, establishment, date));
            position = Math.max(
                    position, ClockedLuutru.ok(answer).at("/receipt/position").asLong());
        }
    }

    /**
     * The personal data of some stays that are over are destroyed: no figure may change. Not of those whose arrival was
     * corrected to another day: obligations forget that day with the stay (issue noted in decision 121).
     */
    void eraseDeparted(int number) throws Exception {
        World world = new World(accepted, luutru.clock.instant());
        List<PlainStay> over = world.stays().stream()
                .filter(stay -> stay.departure() != null && !stay.withoutPapers())
                .filter(stay -> stay.checkedInFor.contains(stay.arrivalDay()))
                .limit(number)
                .toList();
        for (PlainStay stay : over) {
            String id = stayIds.get(stay.establishment.id + "/" + stay.reference);
            JsonNode erased =
                    ClockedLuutru.ok(luutru.send("ADMIN", "POST", "/v1/privacy/stays/" + id + "/destruction", ""));
            position = Math.max(position, erased.path("position").asLong());
        }
    }
}
