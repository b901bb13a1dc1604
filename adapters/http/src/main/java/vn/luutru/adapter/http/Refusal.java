package vn.luutru.adapter.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** A call that gets a problem as its answer. Never carries what a person said or asked. */
public final class Refusal extends RuntimeException {

    /** Seconds after which an overloaded service is worth another try. */
    static final int RETRY_AFTER = 1;

    /** Seconds after which a machine that somebody must look at is worth another try. */
    private static final int RETRY_AFTER_REPAIR = 60;

    private final int status;
    private final List<Finding> findings;
    private final @Nullable Integer retryAfter;
    private final @Nullable String allow;

    private Refusal(int status, List<Finding> findings, @Nullable Integer retryAfter, @Nullable String allow) {
        super("HTTP " + status, null, false, false);
        this.status = status;
        this.findings = List.copyOf(findings);
        this.retryAfter = retryAfter;
        this.allow = allow;
    }

    static Refusal of(int status, FindingCode code, String field, String... arguments) {
        return new Refusal(status, List.of(Finding.of(code, field, arguments)), null, null);
    }

    static Refusal of(int status, List<Finding> findings) {
        return new Refusal(status, findings, null, null);
    }

    /** The bounded queue is full: nothing was taken. */
    static Refusal overloaded() {
        return new Refusal(429, List.of(Finding.of(FindingCode.OVERLOADED, "")), RETRY_AFTER, null);
    }

    /** The store does not answer: what was sent may be sent again safely. */
    static Refusal unavailable() {
        return new Refusal(503, List.of(Finding.of(FindingCode.STORE_UNAVAILABLE, "")), RETRY_AFTER, null);
    }

    /** The clock of this machine is wrong: nothing was stored. */
    static Refusal clockSkew() {
        return new Refusal(503, List.of(Finding.of(FindingCode.CLOCK_SKEW, "")), RETRY_AFTER_REPAIR, null);
    }

    /** There are no tables to ask, or they do not answer in time. */
    static Refusal readModelUnavailable() {
        return new Refusal(503, List.of(Finding.of(FindingCode.READ_MODEL_UNAVAILABLE, "")), RETRY_AFTER, null);
    }

    /** Whether a signed token is valid cannot be found out now. */
    static Refusal officialsUnavailable() {
        return new Refusal(503, List.of(Finding.of(FindingCode.OFFICIALS_UNAVAILABLE, "")), RETRY_AFTER, null);
    }

    static Refusal unauthenticated() {
        return of(401, FindingCode.UNAUTHENTICATED, "");
    }

    /** @param methods what is allowed, as the header {@code Allow} has it */
    static Refusal method(String methods) {
        return new Refusal(405, List.of(Finding.of(FindingCode.METHOD_NOT_ALLOWED, "", methods)), null, methods);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** At least one. */
    public List<Finding> findings() {
        return findings;
    }

    /** Seconds; null where trying again does not help. */
    @Nullable
    Integer retryAfter() {
        return retryAfter;
    }

    @Nullable
    String allow() {
        return allow;
    }
}
