package vn.luutru.adapter.http.problem;

import java.time.LocalDate;
import java.util.List;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** What is wrong with a body that a controller could not read: where, and never what stood there. */
final class UnreadBody {

    private UnreadBody() {}

    static Finding finding(ServerWebInputException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof MismatchedInputException mismatch
                    && !mismatch.getPath().isEmpty()) {
                Class<?> wanted = mismatch.getTargetType();
                String pointer = pointer(mismatch.getPath());
                return wanted.isEnum()
                        ? Finding.of(FindingCode.CODE_UNKNOWN, pointer, Code.shown(wanted))
                        : Finding.of(code(wanted), pointer);
            }
            if (cause instanceof StreamReadException) {
                break;
            }
        }
        return Finding.of(FindingCode.JSON_MALFORMED, "");
    }

    private static FindingCode code(Class<?> wanted) {
        return wanted == LocalDate.class ? FindingCode.DATE_MALFORMED : FindingCode.FIELD_TYPE_WRONG;
    }

    private static String pointer(List<JacksonException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : path) {
            pointer.append('/').append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
        }
        return pointer.toString();
    }
}
