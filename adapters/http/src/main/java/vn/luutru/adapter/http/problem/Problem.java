package vn.luutru.adapter.http.problem;

import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.access.TerritoryException;
import vn.luutru.access.desk.DeskException;
import vn.luutru.declaration.ClockSkewException;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.UnstorableEventException;
import vn.luutru.declaration.codec.answer.AnswerJson;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.OncePerMinute;
import vn.luutru.projection.ProjectionException;

/** Problems as RFC 9457 has them, with the findings of the contract. */
public final class Problem {

    public static final String MEDIA_TYPE = "application/problem+json";
    public static final String CHALLENGE = "Bearer realm=\"luutru\"";

    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);

    /** What fails for one caller fails for many. */
    private static final OncePerMinute LOGGED = new OncePerMinute();

    private Problem() {}

    /** What a failure means to the caller; a failure that nobody foresaw is answered 500, and logged once a minute. */
    public static ApiException of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case ApiException refusal -> refusal;
            case OverloadException overload -> ApiException.overloaded();
            case DeskException desk -> ApiException.of(desk);
            case TerritoryException elsewhere -> ApiException.of(403, FindingCode.TERRITORY_OUT_OF_SCOPE, "");
            case RejectedExecutionException full -> ApiException.overloaded();
            case ClockSkewException skew -> ApiException.clockSkew();
            case StoreUnavailableException unavailable -> ApiException.unavailable();
            case UnreadableEventException unreadable -> {
                // Its message names position, type and fact, and no value.
                if (LOGGED.allows(String.valueOf(unreadable.getMessage()))) {
                    LOG.error("A call needs an event that cannot be read: {}", unreadable.getMessage());
                }
                yield ApiException.of(500, FindingCode.EVENT_UNREADABLE, "", Long.toString(unreadable.position()));
            }
            case UnstorableEventException unstorable -> {
                if (LOGGED.allows(unstorable)) {
                    LOG.error("An event was not stored, since it could not be read again: {}", unstorable.getMessage());
                }
                yield ApiException.of(500, FindingCode.EVENT_NOT_STORABLE, "");
            }
            case ProjectionException model when model.mayPass() -> ApiException.readModelUnavailable();
            default -> {
                if (LOGGED.allows(cause)) {
                    LOG.error("A call failed", cause);
                }
                yield ApiException.of(500, FindingCode.INTERNAL_ERROR, "");
            }
        };
    }

    public static byte[] body(ApiException refusal, Locale locale) {
        return AnswerJson.bytes(json -> {
            json.writeStartObject();
            json.writeStringProperty("type", "about:blank");
            json.writeStringProperty("title", Wording.text(ProblemStatus.gravest(refusal.findings()), locale));
            json.writeNumberProperty("status", refusal.status());
            AnswerJson.findings(json, refusal.findings(), locale);
            json.writeEndObject();
        });
    }
}
