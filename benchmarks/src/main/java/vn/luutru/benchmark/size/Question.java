package vn.luutru.benchmark.size;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.benchmark.size.History.Arrival;
import vn.luutru.declaration.person.NameKey;
import vn.luutru.demo.DemoZone;

/**
 * A call that officials make.
 *
 * @param asker  the header that says who asks
 * @param path   of the call, made for a guest of the history
 * @param form   what is sent with it, likewise; null for a call that sends nothing
 * @param person whether the answer must contain the guest
 */
record Question(
        String name,
        String asker,
        Function<Arrival, String> path,
        @Nullable Function<Arrival, String> form,
        boolean person) {

    static final String PURPOSE = "RESIDENCE_CHECK";
    static final String POLICE = "demo-police";

    /** What police ask of the register. Guests without a document number are not asked about. */
    static List<Question> ofPersons() {
        return List.of(
                person(
                        "by document",
                        guest -> "/v1/residents?document="
                                + guest.event().details().documentNumber()),
                person(
                        "by establishment at an instant",
                        guest -> "/v1/residents?establishment=%s&at=%s"
                                .formatted(
                                        guest.event().establishment().value(),
                                        guest.arrivedAt().plus(Duration.ofMinutes(5)))),
                person(
                        "by name without marks in a ward",
                        guest -> "/v1/residents?ward=%s&name=%s".formatted(ward(guest), nameWithoutMarks(guest))));
    }

    /** What the departments ask, of the last year of a history. */
    static List<Question> ofFigures(History history) {
        LocalDate to = history.end().minusDays(1);
        String year = "from=%s&to=%s".formatted(to.minusDays(364), to);
        String month = "from=%s&to=%s".formatted(to.minusDays(30), to);
        String tourism = "/v1/statistics/tourism?" + year + "&groupBy=";
        String zone = DemoZone.ALL.getFirst().id();
        return List.of(
                nobody("tourism by month of a year", "demo-tourism", tourism + "month"),
                nobody("tourism by day of a year", "demo-tourism", tourism + "day"),
                nobody("zones", "demo-zone", "/v1/zones"),
                nobody("occupancy of a zone", "demo-zone", "/v1/zones/" + zone + "/occupancy"),
                nobody("occupancy of hospitals", "demo-health", "/v1/hospitals/occupancy"),
                nobody("compliance of a month", POLICE, "/v1/compliance?" + month));
    }

    /** About nobody. */
    static Question nobody(String name, String token, String path) {
        return new Question(name, bearer(token), guest -> path, null, false);
    }

    /** A page, in the browser of a signed-in official. */
    static Question page(String path, String cookies) {
        return new Question(path, "Cookie: " + cookies, guest -> path, null, false);
    }

    /** A form that is sent, in the browser of a signed-in official. */
    static Question form(String path, String cookies, Function<Arrival, String> form) {
        return new Question("POST " + path, "Cookie: " + cookies, guest -> path, form, false);
    }

    private static Question person(String name, Function<Arrival, String> path) {
        return new Question(name, bearer(POLICE), path, null, true);
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    private static String ward(Arrival guest) {
        return guest.event().establishment().value().split("-", -1)[1];
    }

    static String nameWithoutMarks(Arrival guest) {
        String name = Objects.requireNonNull(guest.event().details().fullName());
        return URLEncoder.encode(NameKey.of(name), StandardCharsets.UTF_8);
    }
}
