package vn.luutru.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.EstablishmentType;

/** Generated stays as lines of a bulk upload. Nothing generated needs escaping, so the JSON is put together by hand. */
final class Lines {

    private static final int WORKS = 40;

    /** Shorter than clocks may differ: a guest who has just arrived has not moved ahead of time. */
    private static final Duration UNTIL_MOVE = Duration.ofMinutes(10);

    private Lines() {}

    static String checkIn(GeneratedStay stay) {
        Guest guest = stay.guest();
        StringBuilder json = new StringBuilder(640);
        head(json, "CHECK_IN", stay.establishment().id().value(), stay.reference());
        json.append(",\"guest\":{\"fullName\":\"").append(guest.name());
        json.append("\",\"dateOfBirth\":\"")
                .append(guest.yearOnly() ? guest.born().getYear() : guest.born());
        json.append("\",\"sex\":\"").append(guest.sex());
        json.append("\",\"nationality\":\"").append(guest.nationality());
        json.append("\",\"document\":{\"type\":\"").append(guest.documentType()).append("\",\"number\":");
        text(json, guest.number()).append('}');
        if (guest.nationality().equals(Vietnam.CODE)) {
            String province = Homes.province(guest.number());
            json.append(",\"residence\":{\"province\":\"").append(province).append("\",\"ward\":");
            text(json, Homes.ward(province, stay.reference())).append(",\"address\":\"Khu phố Mẫu\"}");
        }
        json.append("},\"arrivedAt\":\"").append(local(stay.arrivedAt()));
        json.append("\",\"expectedDepartureOn\":\"").append(stay.departsOn());
        json.append("\",\"room\":");
        text(json, stay.room()).append(",\"bed\":");
        text(json, stay.bed()).append(",\"party\":\"").append(stay.party());
        json.append("\",\"purpose\":\"").append(stay.purpose());
        json.append("\",\"capture\":{\"method\":\"").append(stay.capture());
        json.append("\",\"capturedAt\":\"").append(local(stay.arrivedAt())).append("\"}");
        EstablishmentType type = stay.establishment().type();
        if (type == EstablishmentType.WORKER_DORMITORY) {
            int employer = Math.floorMod(stay.party().hashCode(), WORKS);
            json.append(",\"worker\":{\"employer\":\"Công ty Mẫu ").append(employer);
            json.append(String.format(Locale.ROOT, "\",\"employerTaxCode\":\"28000000%02d\"}", employer));
        } else if (type == EstablishmentType.HOSPITAL) {
            json.append(",\"patient\":{\"role\":\"").append(stay.companion() ? "COMPANION" : "INPATIENT");
            json.append("\",\"department\":\"Khoa ")
                    .append(1 + Math.floorMod(stay.party().hashCode(), 12))
                    .append("\"}");
        }
        return json.append('}').toString();
    }

    static String checkOut(GeneratedStay stay) {
        StringBuilder json = new StringBuilder(160);
        head(json, "CHECK_OUT", stay.establishment().id().value(), stay.reference());
        return json.append(",\"departedAt\":\"")
                .append(local(stay.departsAt()))
                .append("\"}")
                .toString();
    }

    static String roomChange(GeneratedStay stay) {
        StringBuilder json = new StringBuilder(200);
        head(json, "MOVE", stay.establishment().id().value(), stay.reference());
        return json.append(",\"movedAt\":\"")
                .append(local(stay.arrivedAt().plus(UNTIL_MOVE)))
                .append("\",\"room\":\"")
                .append(Objects.requireNonNullElse(stay.room(), "1"))
                .append("B\"}")
                .toString();
    }

    static String noShow(GeneratedStay stay) {
        StringBuilder json = new StringBuilder(160);
        head(json, "CANCELLATION", stay.establishment().id().value(), stay.reference());
        return json.append(",\"reason\":\"NO_SHOW\"}").toString();
    }

    private static void head(StringBuilder json, String type, String establishment, String reference) {
        json.append("{\"type\":\"").append(type);
        json.append("\",\"establishmentId\":\"").append(establishment);
        json.append("\",\"reference\":\"").append(reference).append('"');
    }

    private static StringBuilder text(StringBuilder json, @Nullable String text) {
        return text == null
                ? json.append("null")
                : json.append('"').append(text).append('"');
    }

    private static String local(Instant instant) {
        String text = Vietnam.timeOf(instant).toString();
        return (text.length() == 16 ? text + ":00" : text) + "+07:00";
    }
}
