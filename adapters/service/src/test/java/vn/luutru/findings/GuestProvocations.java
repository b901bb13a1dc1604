package vn.luutru.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.findings.Provocation.call;

import java.net.InetAddress;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.access.desk.DeskException;
import vn.luutru.access.desk.GuestCards;
import vn.luutru.access.desk.Posters;
import vn.luutru.access.desk.Sender;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.Problem;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.findings.Provocation.Answer;
import vn.luutru.findings.Provocation.Where;

/**
 * What a guest behind a poster meets. A page says it in the guest's language and names no code: that is taken from the
 * refusal behind the page, written as a call would answer it, and the page has to have its status.
 */
final class GuestProvocations {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final StayDetails GUEST =
            StayDetails.builder().set(Field.FULL_NAME, "KIM MIN SU").build();

    private GuestProvocations() {}

    static Provocation of(FindingCode code) {
        return switch (code) {
            case POSTER_UNKNOWN -> call("GET /g/invented (a page)", stage -> visit(stage, "invented"));
            case POSTER_REVOKED ->
                call("GET /g/… (a page; its poster was revoked)", stage -> {
                    String poster = poster(stage, Stage.HOTEL);
                    stage.call(OPERATOR, "DELETE", posters(Stage.HOTEL) + "/" + poster, null);
                    return visit(stage, poster);
                });
            case TOO_MANY_CARDS ->
                new Provocation(Where.SMALL, "POST /g/… (a page; a second card where one may wait)", stage -> {
                    String poster = poster(stage, Stage.RENTED);
                    GuestCards cards = stage.luutru.context.getBean(GuestCards.class);
                    DeskException refused = null;
                    for (int card = 0; card < 2 && refused == null; card++) {
                        refused = catchThrowableOfType(
                                DeskException.class, () -> cards.submit(poster, GUEST, Locale.KOREAN, sender()));
                    }
                    return answer(stage, refused);
                });
            default -> throw new IllegalArgumentException(code.name());
        };
    }

    private static Answer visit(Stage stage, String poster) throws Exception {
        Posters posters = stage.luutru.context.getBean(Posters.class);
        Answer answer =
                answer(stage, catchThrowableOfType(DeskException.class, () -> posters.scanned(poster, sender())));
        assertThat(stage.get(null, "/g/" + poster).status()).isEqualTo(answer.status());
        return answer;
    }

    private static Answer answer(Stage stage, DeskException refused) {
        ApiException problem = Problem.of(refused);
        JsonNode body = JSON.readTree(Problem.body(problem, Locale.forLanguageTag(stage.language)));
        return new Answer(problem.status(), body);
    }

    private static Sender sender() throws Exception {
        return Sender.of(InetAddress.getByName("192.0.2.77"));
    }

    private static String posters(String establishment) {
        return "/v1/establishments/" + establishment + "/posters";
    }

    /** A poster that hangs there already, or a new one. */
    private static String poster(Stage stage, String establishment) throws Exception {
        JsonNode known = stage.get(OPERATOR, posters(establishment)).json().path("items");
        for (JsonNode poster : known) {
            if (poster.path("revokedAt").isNull()) {
                return poster.path("posterId").asString();
            }
        }
        Reply issued = stage.call(OPERATOR, "POST", posters(establishment), "{\"label\": \"Sảnh\"}");
        return issued.json().path("posterId").asString();
    }
}
