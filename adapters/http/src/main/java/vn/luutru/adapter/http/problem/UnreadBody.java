package vn.luutru.adapter.http.problem;

import java.time.LocalDate;
import java.util.List;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** What is wrong with a body that a controller could not read: where, and never what stood there. */
final class UnreadBody {

    private UnreadBody() {}

    static Finding finding(ServerWebInputException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof MismatchedInputException mismatch
                    && !mismatch.getPath().isEmpty()) {
                return Finding.of(code(mismatch.getTargetType()), pointer(mismatch.getPath()));
            }
            if (cause instanceof StreamReadException) {
                break;
            }
        }
        return Finding.of(FindingCode.JSON_MALFORMED, "");
    }

    private static FindingCode code(Class<?> wanted) {
        if (wanted == LocalDate.class) {
            return FindingCode.DATE_MALFORMED;
        }
        return wanted.isEnum() ? FindingCode.CODE_UNKNOWN : FindingCode.FIELD_TYPE_WRONG;
    }

    private static String pointer(List<JacksonException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : path) {
            pointer.append('/').append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
        }
        return pointer.toString();
    }
}
