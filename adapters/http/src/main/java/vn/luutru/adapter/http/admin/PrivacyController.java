package vn.luutru.adapter.http.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.FourEyesDestruction;
import vn.luutru.access.MonthDestruction;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.codec.Iso;
import vn.luutru.declaration.finding.FindingCode;

/**
 * Destruction of personal data by administrators: of one stay at once, of a month whose time is over by two of them, as
 * on the page.
 */
@RestController
public final class PrivacyController {

    /** Nothing was declared before. */
    private static final YearMonth EARLIEST = YearMonth.of(2000, 1);

    private final Erasure erasure;
    private final FourEyesDestruction destruction;
    private final InstantSource clock;

    public PrivacyController(Erasure erasure, FourEyesDestruction destruction, InstantSource clock) {
        this.erasure = erasure;
        this.destruction = destruction;
        this.clock = clock;
    }

    /**
     * A month whose key may be destroyed.
     *
     * @param askedAt when an administrator asked for it; null while nobody has
     * @param askedBy who did; another one has to agree
     */
    public record DueMonth(
            String month,
            @Nullable Instant askedAt,
            @Nullable String askedBy) {}

    /**
     * The months whose time is over, the oldest first.
     *
     * @param keptMonths for how many months after its end a month is kept
     */
    public record DueMonths(int keptMonths, List<DueMonth> items) {}

    /** Destroys the key of a stay. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/privacy/stays/{stayId}/destruction")
    public Map<String, Object> stay(Caller.Official admin, @PathVariable String stayId) {
        StayId stay;
        try {
            stay = StayId.parse(stayId);
        } catch (IllegalArgumentException e) {
            throw ApiException.of(404, FindingCode.STAY_UNKNOWN, "");
        }
        long position = erasure.erase(stay, clock.instant(), admin.id())
                .orElseThrow(() -> ApiException.of(404, FindingCode.STAY_UNKNOWN, ""));
        return Map.of("stayId", stay.toString(), "position", position);
    }

    /** What is due, and who asked for it. */
    @AllowedFor(Role.ADMIN)
    @GetMapping("/v1/privacy/months")
    public DueMonths due(Caller.Official admin) {
        return new DueMonths(
                destruction.keptMonths(),
                destruction.due().stream().map(this::view).toList());
    }

    /** Asks for the destruction of a month's key; asked again, the first wish stays. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/privacy/months/{month}/destruction")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public DueMonth ask(Caller.Official admin, @PathVariable String month) {
        YearMonth meant = month(month);
        if (!meant.isBefore(YearMonth.from(Vietnam.dateOf(clock.instant())))) {
            throw ApiException.of(422, FindingCode.MONTH_NOT_OVER, "");
        }
        if (!destruction.ask(admin, meant)) {
            throw ApiException.of(422, FindingCode.MONTH_KEPT, "", Integer.toString(destruction.keptMonths()));
        }
        return view(meant);
    }

    /** Agrees with another administrator's wish, and destroys. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/privacy/months/{month}/destruction/confirmation")
    public Map<String, Object> agree(Caller.Official admin, @PathVariable String month) {
        YearMonth meant = month(month);
        try {
            long position = destruction.agree(admin, meant).orElseThrow(PrivacyController::nobodyAsked);
            return Map.of("month", meant.toString(), "position", position);
        } catch (FourEyesDestruction.SameAdministratorException e) {
            throw ApiException.of(409, FindingCode.SECOND_ADMINISTRATOR_REQUIRED, "");
        } catch (Erasure.MonthNotOverException e) {
            throw ApiException.of(422, FindingCode.MONTH_NOT_OVER, "");
        }
    }

    /** Takes the wish back. */
    @AllowedFor(Role.ADMIN)
    @DeleteMapping("/v1/privacy/months/{month}/destruction")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void withdraw(Caller.Official admin, @PathVariable String month) {
        if (!destruction.withdraw(admin, month(month))) {
            throw nobodyAsked();
        }
    }

    private DueMonth view(YearMonth month) {
        MonthDestruction wish = destruction.waiting(month).orElse(null);
        return new DueMonth(
                month.toString(), wish == null ? null : wish.askedAt(), wish == null ? null : wish.askedBy());
    }

    private static ApiException nobodyAsked() {
        return ApiException.of(404, FindingCode.NOT_FOUND, "");
    }

    private static YearMonth month(String text) {
        YearMonth month;
        try {
            month = YearMonth.from(Iso.date(text + "-01"));
        } catch (DateTimeException e) {
            throw Parameters.malformed("month");
        }
        if (month.isBefore(EARLIEST)) {
            throw ApiException.of(422, FindingCode.PARAMETER_MALFORMED, "", "month");
        }
        return month;
    }
}
