package vn.luutru.adapter.http.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MimeTypeUtils;
import vn.luutru.adapter.http.problem.Wording;
import vn.luutru.projection.report.Csv;
import vn.luutru.projection.report.Sheet;
import vn.luutru.projection.report.Table;
import vn.luutru.projection.report.TableSheets;
import vn.luutru.projection.report.TableTexts;
import vn.luutru.projection.report.Xlsx;

/** Figures as JSON, or as the file that the address ends in or that {@code Accept} prefers. */
public final class Downloads {

    private enum Format {
        JSON("application/json"),
        CSV("text/csv;charset=UTF-8"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String type;

        Format(String type) {
            this.type = type;
        }

        private MediaType type() {
            return MediaType.parseMediaType(type);
        }

        private String suffix() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** The parameter that asks for totals in a table for programs. */
    static final String TOTALS = "totals";

    private final ProjectionBarrier barrier;

    public Downloads(ProjectionBarrier barrier) {
        this.barrier = barrier;
    }

    /** What a request wants, before its figures are asked for. */
    public Wanted wanted(ServerHttpRequest request, String projection) {
        Format format = format(request);
        // A file outlives its moment: it says up to which event it knows everything.
        return new Wanted(request, format, format == Format.JSON ? 0 : barrier.position(projection));
    }

    /** One answer to be. */
    public static final class Wanted {

        private final Format format;
        private final TableTexts texts;
        private final long position;
        private final HttpHeaders more = new HttpHeaders();
        private boolean totals;

        private Wanted(ServerHttpRequest request, Format format, long position) {
            this.format = format;
            this.position = position;
            texts = TableTexts.in(Wording.of(request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE)));
        }

        /** In the language that the caller reads. */
        public TableTexts texts() {
            return texts;
        }

        /**
         * With the totals of the table below its rows if that is asked for.
         *
         * @throws ApiException with 400 for anything but a table for programs: workbooks have them in any case, and JSON in
         *     fields of its own
         */
        public Wanted withTotals(Parameters parameters) {
            totals = parameters.flag(TOTALS);
            if (totals && format != Format.CSV) {
                throw Parameters.malformed(TOTALS);
            }
            return this;
        }

        /** A table for programs in which other periods are to be compared has its totals too: they have no other place. */
        public Wanted comparing(boolean compared) {
            totals |= compared && format == Format.CSV;
            return this;
        }

        public boolean hasTotals() {
            return totals || forPeople();
        }

        /** Whether it is a workbook. */
        public boolean forPeople() {
            return format == Format.XLSX;
        }

        public long position() {
            return position;
        }

        /** Whether a file is wanted, which nobody will ask for the next page of. */
        public boolean isFile() {
            return format != Format.JSON;
        }

        public Wanted header(String name, String value) {
            more.set(name, value);
            return this;
        }

        /** @param table of the view, from the position up to which everything is counted */
        public ResponseEntity<?> answer(Object view, LongFunction<Table> table) {
            return switch (format) {
                case JSON -> ok(Format.JSON).body(view);
                case CSV -> {
                    Table figures = table.apply(position);
                    yield file(Format.CSV, figures.file(), totals ? Csv.withTotals(figures) : Csv.of(figures));
                }
                case XLSX -> {
                    Table figures = table.apply(position);
                    yield workbook(figures.file(), TableSheets.of(figures, texts));
                }
            };
        }

        /** @param name of the file, without its suffix; ASCII */
        public ResponseEntity<byte[]> workbook(String name, List<Sheet> book) {
            return file(Format.XLSX, name, Xlsx.of(book));
        }

        private ResponseEntity<byte[]> file(Format chosen, String name, byte[] body) {
            return ok(chosen)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(name + chosen.suffix())
                                    .build()
                                    .toString())
                    .body(body);
        }

        private ResponseEntity.BodyBuilder ok(Format chosen) {
            return ResponseEntity.ok()
                    .headers(more)
                    .contentType(chosen.type())
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE);
        }
    }

    private static Format format(ServerHttpRequest request) {
        String path = request.getPath().value();
        for (Format format : List.of(Format.CSV, Format.XLSX)) {
            if (path.endsWith(format.suffix())) {
                return format;
            }
        }
        List<MediaType> accepted = new ArrayList<>(request.getHeaders().getAccept());
        MimeTypeUtils.sortBySpecificity(accepted);
        for (MediaType type : accepted) {
            for (Format format : Format.values()) {
                if (type.includes(format.type())) {
                    return format;
                }
            }
        }
        return Format.JSON;
    }
}
