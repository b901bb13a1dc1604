package vn.luutru.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import vn.luutru.declaration.Vietnam;

/**
 * Vietnamese guests of hotels, all invented, who have just arrived.
 *
 * <p>Made from a few parts by arithmetic: a declaration costs less than a microsecond, so that the client leaves the
 * machine to the server. Numbers look valid and belong to nobody: their last digits count up.
 */
public final class InventedGuests implements Declarations {

    private static final String[] FAMILY = {"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ"};
    private static final String[] MIDDLE = {"Văn", "Thị", "Minh", "Ngọc", "Đức", "Thu", "Quang", "Hải", "Thanh"};
    private static final String[] GIVEN = {"Thử", "Mẫu", "An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Khánh", "Lan"};

    private final List<String> establishments;
    private final String run;
    private final Instant now;

    /**
     * @param establishments ids of the houses, in the order in which they are filled
     * @param run            tells this run's references from those of other runs; letters and digits
     * @param now            about when the guests arrived
     */
    public InventedGuests(List<String> establishments, String run, Instant now) {
        this.establishments = List.copyOf(establishments);
        this.run = run;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public Declaration declaration(long number) {
        int house = (int) (number / 7 % establishments.size());
        boolean woman = number % 2 == 1;
        int year = 1950 + (int) (number % 50);
        Instant arrived = now.minusSeconds(number % 3_600);
        String body = "{\"guest\":{\"fullName\":\"" + part(FAMILY, number) + ' ' + part(MIDDLE, number / 10) + ' '
                + part(GIVEN, number / 90) + "\",\"dateOfBirth\":\"" + year + "-0" + (1 + number % 9) + "-1"
                + number % 10 + "\",\"sex\":\"" + (woman ? "FEMALE" : "MALE")
                + "\",\"nationality\":\"VNM\",\"document\":{\"type\":\"CCCD\",\"number\":\"038"
                + (woman ? '1' : '0') + year % 100 + digits(number)
                + "\"},\"residence\":{\"province\":\"38\",\"ward\":\"16531\",\"address\":\"Khu phố Mẫu\"}},"
                + "\"arrivedAt\":\"" + arrived + "\",\"expectedDepartureOn\":\""
                + LocalDate.ofInstant(arrived, Vietnam.ZONE).plusDays(1 + number % 3) + "\",\"room\":\""
                + (101 + number % 400) + "\",\"party\":\"B-" + number / 4
                + "\",\"purpose\":\"TOURISM\",\"capture\":{\"method\":\"CARD_QR\",\"capturedAt\":\""
                + arrived + "\"}}";
        return new Declaration(establishments.get(house), run + '-' + number, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String part(String[] parts, long number) {
        return parts[(int) (number % parts.length)];
    }

    private static String digits(long number) {
        return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    }
}
