package vn.luutru.findings;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.finding.FindingCode;

/**
 * A request that a code answers.
 *
 * @param where   the service that is asked
 * @param request in words, as whoever reads the texts beside it needs it
 */
record Provocation(Where where, String request, Call call) {

    /** Services that differ in what is wrong with them. */
    enum Where {
        FURNISHED,
        HINDERED,
        /** Its clock is wrong. */
        SKEWED,
        /** Its clock shows a year that cannot be stored. */
        FAR,
        /** Two desks, a person at each, one poster and one card are the most that it allows. */
        SMALL
    }

    /** Sends the request. */
    interface Call {
        Answer send(Stage stage) throws Exception;
    }

    /** What came back, with the object that holds the findings. */
    record Answer(int status, JsonNode body) {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        static Answer of(Reply reply) {
            return new Answer(reply.status(), reply.json());
        }

        /** The first line of a bulk call. */
        static Answer line(Reply reply) {
            return new Answer(reply.status(), reply.lines().getFirst());
        }

        /** Read from a connection. */
        static Answer raw(String answer) {
            int status = Integer.parseInt(answer.substring(9, 12));
            return new Answer(
                    status, JSON.readTree(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1)));
        }

        /** The finding of a code; null if it was not found. */
        @Nullable
        JsonNode finding(FindingCode code) {
            JsonNode findings = body.has("aborted") ? body.at("/aborted/findings") : body.path("findings");
            for (JsonNode finding : findings) {
                if (finding.path("code").asString().equals(code.name())) {
                    return finding;
                }
            }
            return null;
        }
    }

    static Provocation call(String request, Call call) {
        return new Provocation(Where.FURNISHED, request, call);
    }

    static Provocation hindered(String request, Call call) {
        return new Provocation(Where.HINDERED, request, call);
    }

    /** A check-in at an establishment, changed as the catalogue's example says. */
    static Provocation checkIn(String establishment, String change) {
        return call(
                "PUT …/%s/stays/… %s".formatted(establishment, change),
                stage -> Answer.of(stage.checkIn(
                        establishment, Stage.reference(), Stage.guest(change).toString())));
    }

    /** A check-in of whose text, and not only of whose facts, something is odd. */
    static Provocation text(String odd, String instead) {
        return call(
                "PUT … " + instead,
                stage -> Answer.of(stage.checkIn(
                        Stage.HOTEL,
                        Stage.reference(),
                        Stage.guest("{}").toString().replace(odd, instead))));
    }

    /** A line of the bulk call. */
    static Provocation line(String line) {
        return call(
                "POST /v1/declarations " + (line.length() > 200 ? line.substring(0, 60) + "…" : line),
                stage -> Answer.line(stage.line(line)));
    }

    /** A question. */
    static Provocation get(String token, String path, String... headers) {
        return call(
                "GET %s (%s) %s"
                        .formatted(path, token, String.join(" ", headers))
                        .strip(),
                stage -> Answer.of(stage.get(token, path, headers)));
    }
}
