package vn.luutru.adapter.http.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.query.Parameters;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.codec.Iso;
import vn.luutru.declaration.finding.FindingCode;

/** Destruction of personal data, by the administrator; when the law asks for it is for him to know. */
@RestController
public final class PrivacyController {

    /** Nothing was declared before. */
    private static final YearMonth EARLIEST = YearMonth.of(2000, 1);

    private final Erasure erasure;
    private final InstantSource clock;

    public PrivacyController(Erasure erasure, InstantSource clock) {
        this.erasure = erasure;
        this.clock = clock;
    }

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

    /** Destroys the key of a month; of a month that is over, since nothing could begin in it afterwards. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/privacy/months/{month}/destruction")
    public Map<String, Object> month(Caller.Official admin, @PathVariable String month) {
        Instant now = clock.instant();
        YearMonth meant;
        try {
            meant = YearMonth.from(Iso.date(month + "-01"));
        } catch (DateTimeException e) {
            throw Parameters.malformed("month");
        }
        if (meant.isBefore(EARLIEST)) {
            throw ApiException.of(422, FindingCode.PARAMETER_MALFORMED, "", "month");
        }
        if (!meant.isBefore(YearMonth.from(Vietnam.dateOf(now)))) {
            throw ApiException.of(422, FindingCode.MONTH_NOT_OVER, "");
        }
        try {
            return Map.of("month", meant.toString(), "position", erasure.erase(meant, now, admin.id()));
        } catch (Erasure.MonthNotOverException e) {
            throw ApiException.of(422, FindingCode.MONTH_NOT_OVER, "");
        }
    }
}
