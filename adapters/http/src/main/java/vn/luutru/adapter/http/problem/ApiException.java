package vn.luutru.adapter.http.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.desk.DeskException;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** A call that gets a problem as its answer. Never carries what a person said or asked. */
public final class ApiException extends RuntimeException {

    /** Seconds after which an overloaded service is worth another try. */
    static final int RETRY_AFTER = 1;

    /** Seconds after which a machine that somebody must look at is worth another try. */
    private static final int RETRY_AFTER_REPAIR = 60;

    private final int status;
    private final List<Finding> findings;
    private final @Nullable Integer retryAfter;
    private final @Nullable String allow;

    private ApiException(int status, List<Finding> findings, @Nullable Integer retryAfter, @Nullable String allow) {
        super("HTTP " + status, null, false, false);
        this.status = status;
        this.findings = List.copyOf(findings);
        this.retryAfter = retryAfter;
        this.allow = allow;
    }

    public static ApiException of(int status, FindingCode code, String field, String... arguments) {
        return new ApiException(status, List.of(Finding.of(code, field, arguments)), null, null);
    }

    public static ApiException of(int status, List<Finding> findings) {
        return new ApiException(status, findings, null, null);
    }

    static ApiException of(DeskException desk) {
        Duration retry = desk.retryAfter();
        Integer seconds = retry == null ? null : (int) Math.max(1, retry.toSeconds());
        List<Finding> findings = List.of(desk.finding());
        return new ApiException(ProblemStatus.status(findings), findings, seconds, null);
    }

    /** The bounded queue is full: nothing was taken. */
    public static ApiException overloaded() {
        return new ApiException(429, List.of(Finding.of(FindingCode.OVERLOADED, "")), RETRY_AFTER, null);
    }

    /** The store does not answer: what was sent may be sent again safely. */
    public static ApiException unavailable() {
        return new ApiException(503, List.of(Finding.of(FindingCode.STORE_UNAVAILABLE, "")), RETRY_AFTER, null);
    }

    /** The same as the answer to a request that stores nothing: of such a one it is known that nothing was stored. */
    public ApiException ofQuestion() {
        return findings.stream().noneMatch(finding -> finding.code() == FindingCode.STORE_UNAVAILABLE)
                ? this
                : new ApiException(
                        status, findings.stream().map(ApiException::ofQuestion).toList(), retryAfter, allow);
    }

    private static Finding ofQuestion(Finding finding) {
        return finding.code() == FindingCode.STORE_UNAVAILABLE
                ? Finding.of(FindingCode.STORE_NOT_READABLE, finding.field())
                : finding;
    }

    /** The clock of this machine is wrong: nothing was stored. */
    static ApiException clockSkew() {
        return new ApiException(503, List.of(Finding.of(FindingCode.CLOCK_SKEW, "")), RETRY_AFTER_REPAIR, null);
    }

    /** There are no tables to ask, or they do not answer in time. */
    static ApiException readModelUnavailable() {
        return new ApiException(503, List.of(Finding.of(FindingCode.READ_MODEL_UNAVAILABLE, "")), RETRY_AFTER, null);
    }

    /** The tables are of another version than the question, which does not fit them: they are built anew, for minutes. */
    public static ApiException readModelOfOtherVersion() {
        return new ApiException(
                503, List.of(Finding.of(FindingCode.READ_MODEL_UNAVAILABLE, "")), RETRY_AFTER_REPAIR, null);
    }

    /**
     * The read model lacks what was declared since.
     *
     * @param code      READ_MODEL_STOPPED or READ_MODEL_PAUSED
     * @param arguments of its text
     */
    public static ApiException readModelRefused(FindingCode code, String... arguments) {
        return new ApiException(503, List.of(Finding.of(code, "", arguments)), RETRY_AFTER_REPAIR, null);
    }

    /** Whether a signed token is valid cannot be found out now. */
    public static ApiException officialsUnavailable() {
        return new ApiException(503, List.of(Finding.of(FindingCode.OFFICIALS_UNAVAILABLE, "")), RETRY_AFTER, null);
    }

    public static ApiException unauthenticated() {
        return of(401, FindingCode.UNAUTHENTICATED, "");
    }

    /** @param methods what is allowed, as the header {@code Allow} has it */
    public static ApiException method(String methods) {
        return new ApiException(405, List.of(Finding.of(FindingCode.METHOD_NOT_ALLOWED, "", methods)), null, methods);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** At least one. */
    public List<Finding> findings() {
        return findings;
    }

    /** Why: the code of the gravest finding. */
    public FindingCode code() {
        return ProblemStatus.gravest(findings).code();
    }

    /** Seconds; null where trying again does not help. */
    public @Nullable Integer retryAfter() {
        return retryAfter;
    }

    public @Nullable String allow() {
        return allow;
    }
}
