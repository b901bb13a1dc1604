package vn.luutru.adapter.http;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.declaration.FindingCode;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.tourism.GroupBy;
import vn.luutru.projection.tourism.TourismQueries;
import vn.luutru.projection.tourism.TourismQuestion;

/**
 * Figures of tourism: exact ones for the police of the whole territory they have, published ones for the tourism
 * department and the administrator.
 */
@RestController
public final class TourismController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final TourismQueries tourism;
    private final Sheets sheets;
    private final Freshness freshness;

    public TourismController(TourismQueries tourism, Sheets sheets, Freshness freshness) {
        this.tourism = tourism;
        this.sheets = sheets;
        this.freshness = freshness;
    }

    /** As JSON, or as the file that {@code Accept} prefers. */
    @GetMapping("/v1/statistics/tourism")
    public ResponseEntity<?> figures(
            Caller.Official reader,
            @RequestParam MultiValueMap<String, String> query,
            @RequestHeader HttpHeaders headers) {
        TourismView view = view(reader, query);
        List<MediaType> accepted = new ArrayList<>(headers.getAccept());
        org.springframework.util.MimeTypeUtils.sortBySpecificity(accepted);
        for (MediaType type : accepted) {
            if (type.includes(MediaType.APPLICATION_JSON)) {
                break;
            } else if (type.isCompatibleWith(CSV)) {
                return csv(view);
            } else if (type.isCompatibleWith(XLSX)) {
                return xlsx(view);
            }
        }
        return ResponseEntity.ok().header(HttpHeaders.VARY, HttpHeaders.ACCEPT).body(view);
    }

    /** As comma-separated values in UTF-8. */
    @GetMapping("/v1/statistics/tourism.csv")
    public ResponseEntity<byte[]> csv(Caller.Official reader, @RequestParam MultiValueMap<String, String> query) {
        return csv(view(reader, query));
    }

    /** As a workbook. */
    @GetMapping("/v1/statistics/tourism.xlsx")
    public ResponseEntity<byte[]> xlsx(Caller.Official reader, @RequestParam MultiValueMap<String, String> query) {
        return xlsx(view(reader, query));
    }

    private TourismView view(Caller.Official reader, MultiValueMap<String, String> query) {
        boolean exact = reader.role() == Role.POLICE;
        if (!exact && reader.role() != Role.TOURISM && reader.role() != Role.ADMIN) {
            throw Refusal.of(403, FindingCode.ROLE_NOT_ALLOWED, "", Role.TOURISM.name());
        }
        Parameters parameters = new Parameters(query);
        LocalDate from = required(parameters, "from");
        LocalDate to = required(parameters, "to");
        freshness.await(StayFigures.NAME, parameters.minPosition());
        try {
            return TourismView.of(
                    tourism.figures(new TourismQuestion(from, to, groupBy(parameters), reader.territory(), exact)));
        } catch (IllegalArgumentException e) {
            throw Parameters.malformed(e.getMessage() == null ? "" : e.getMessage());
        }
    }

    private static LocalDate required(Parameters parameters, String name) {
        LocalDate day = parameters.date(name);
        if (day == null) {
            throw Parameters.malformed(name);
        }
        return day;
    }

    /** Separated by commas, or the parameter several times. */
    private static List<GroupBy> groupBy(Parameters parameters) {
        List<GroupBy> groupBy = new ArrayList<>();
        for (String value : parameters.values().getOrDefault("groupBy", List.of())) {
            for (String code : value.split(",", -1)) {
                if (!code.isBlank()) {
                    groupBy.add(GroupBy.of(code.strip()));
                }
            }
        }
        return groupBy;
    }

    private static ResponseEntity<byte[]> csv(TourismView view) {
        return file(view, CSV, "csv", TourismTable.of(view).csv().getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity<byte[]> xlsx(TourismView view) {
        return file(view, XLSX, "xlsx", sheets.xlsx("Du lịch", TourismTable.of(view)));
    }

    private static ResponseEntity<byte[]> file(TourismView view, MediaType type, String suffix, byte[] body) {
        String name = "tourism-%s-%s.%s".formatted(view.from(), view.to(), suffix);
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(body);
    }
}
