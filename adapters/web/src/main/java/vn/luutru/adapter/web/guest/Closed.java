package vn.luutru.adapter.web.guest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import vn.luutru.access.desk.DeskException;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.finding.FindingCode;

/** What a guest reads who cannot go on: in all four languages, since nobody knows theirs at this door. */
final class Closed {

    private static final int SECONDS = 60;

    private Closed() {}

    static ResponseEntity<byte[]> page(PageRenderer pages, PageRequest request, DeskException refused) {
        FindingCode code = refused.finding().code();
        if (code == FindingCode.POSTER_REVOKED || code == FindingCode.POSTER_UNKNOWN) {
            HttpStatus status = code == FindingCode.POSTER_REVOKED ? HttpStatus.GONE : HttpStatus.NOT_FOUND;
            return pages.page(status, request, "guest/closed.jte", Map.of("all", List.of(Language.values())));
        }
        Duration wait = refused.retryAfter();
        long seconds = wait == null ? SECONDS : Math.max(1, wait.toSeconds());
        if (code == FindingCode.TOO_MANY_CARDS) {
            // Nobody asks too often: it is the desk that has to look first, and waiting alone does not help.
            return busy(pages, request, HttpStatus.CONFLICT, "full", seconds);
        }
        ResponseEntity<byte[]> page = busy(pages, request, HttpStatus.TOO_MANY_REQUESTS, "busy", seconds);
        return ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .body(page.getBody());
    }

    private static ResponseEntity<byte[]> busy(
            PageRenderer pages, PageRequest request, HttpStatus status, String what, long seconds) {
        return pages.page(status, request, "guest/busy.jte", Map.of("what", what, "seconds", seconds));
    }
}
