package vn.luutru.adapter.http.fastpath;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.Problem;
import vn.luutru.adapter.http.problem.Wording;
import vn.luutru.adapter.http.server.RequestLog;
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.declaration.codec.DeclarationType;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.Declarant;
import vn.luutru.intake.DeclarationOutcome;

/**
 * One call on one stay. Who calls, what for and how long the body will be is decided on the head, before a byte of the
 * body is kept; a call that is refused on its head is answered at once, and its body runs off unread.
 */
final class SingleCall implements Exchange {

    static final String JSON = "application/json";

    private enum State {
        /** It is not known yet who calls. */
        HEAD,
        /** The body is kept. */
        BODY,
        /** The call is decided; the whole body has come. */
        DECIDING,
        /** The call is answered; the rest of the body runs off. */
        ANSWERED,
        OVER
    }

    private final FastPath path;
    private final FastPathHandler connection;
    private final HttpRequest head;
    private final StayAddress address;
    private final Locale locale;
    private final long since;
    private State state = State.HEAD;
    private boolean keepAlive;
    private boolean bodyWhole;
    private @Nullable RequestBody body;
    private @Nullable EstablishmentId establishment;
    private Caller.@Nullable Operator operator;

    SingleCall(FastPath path, FastPathHandler connection, HttpRequest head, StayAddress address) {
        this.path = path;
        this.connection = connection;
        this.head = head;
        this.address = address;
        this.locale = Wording.of(head.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE));
        this.since = path.logged ? System.nanoTime() : 0;
        this.keepAlive = HttpUtil.isKeepAlive(head);
    }

    @Override
    public void begin() {
        CompletableFuture<Caller.Operator> caller = path.operator(head, address.route());
        if (caller.isDone()) {
            admit(caller);
        } else {
            caller.whenComplete((known, failure) -> connection
                    .context()
                    .executor()
                    .execute(() -> {
                        if (state == State.HEAD) {
                            admit(caller);
                            connection.takeUp();
                        }
                    }));
        }
    }

    private void admit(CompletableFuture<Caller.Operator> caller) {
        try {
            operator = caller.join();
            connection.authenticated();
            admit(operator);
        } catch (RuntimeException e) {
            // Whatever fails here is answered as a problem: without an answer the connection would hang.
            refuse(e);
        }
    }

    /** Everything that can be refused without the body, in the order in which it is reported. */
    private void admit(Caller.Operator caller) {
        EstablishmentId id = address.establishmentId();
        establishment = id;
        boolean read = reads();
        boolean ofStay = address.action().isEmpty();
        if (!read && !head.method().equals(ofStay ? HttpMethod.PUT : HttpMethod.POST)) {
            throw ApiException.method(ofStay ? "GET, HEAD, PUT" : "POST");
        }
        List<Finding> forbidden = forbidden(caller, id);
        if (!forbidden.isEmpty()) {
            path.refused(caller, head, address.route(), forbidden.getFirst().code(), 1);
            throw ApiException.of(403, forbidden);
        }
        Parameters.none(head.uri());
        if (!read) {
            RequestBody.require(head.headers(), RequestBody.JSON_ONLY);
        }
        body = new RequestBody(path.limits, connection.sender(), RequestHeads.bodyLength(head));
        state = State.BODY;
        if (HttpUtil.is100ContinueExpected(head)) {
            connection.send(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
    }

    /** What forbids this operator to do it for this establishment. */
    private List<Finding> forbidden(Caller.Operator caller, EstablishmentId id) {
        DeclarationType type = address.declares();
        if (reads() || type == null) {
            Finding forbidden = caller.forbids(Operation.READ, id);
            return forbidden == null ? List.of() : List.of(forbidden);
        }
        DeclarationOutcome forbidden = path.intake.forbidden(Declarant.of(caller), type, id);
        return forbidden == null ? List.of() : forbidden.findings();
    }

    private boolean reads() {
        return address.action().isEmpty()
                && (head.method().equals(HttpMethod.GET) || head.method().equals(HttpMethod.HEAD));
    }

    @Override
    public boolean takesContent() {
        return !bodyWhole && (state == State.BODY || state == State.ANSWERED);
    }

    @Override
    public boolean readsOn() {
        return takesContent();
    }

    @Override
    public void content(HttpContent piece) {
        bodyWhole = piece instanceof LastHttpContent;
        RequestBody kept = body;
        if (state == State.BODY && kept != null) {
            try {
                kept.add(piece.content(), bodyWhole);
            } catch (ApiException e) {
                // What is longer than may be kept is not read to its end either.
                keepAlive &= bodyWhole;
                refuse(e);
                return;
            }
        }
        if (!bodyWhole) {
            return;
        }
        connection.cancelTimeout();
        if (state == State.ANSWERED) {
            over();
        } else if (kept != null) {
            state = State.DECIDING;
            byte[] bytes = kept.bytes();
            kept.release();
            decide(bytes);
        }
    }

    private void decide(byte[] bytes) {
        CompletableFuture<Reply> reply;
        try {
            reply = decided(bytes);
        } catch (RuntimeException | LinkageError e) {
            // Thrown before there is a future, or carried by it: the answer is the same.
            reply = CompletableFuture.failedFuture(e);
        }
        reply.whenComplete((answer, failure) -> {
            // Written by whoever knows it: its text is built there, and the connection's thread only sends it.
            Reply known = answer != null ? answer : problem(failure == null ? noReply() : failure);
            if (connection.context().executor().inEventLoop()) {
                reply(known);
            } else {
                connection.context().executor().execute(() -> reply(known));
            }
        });
    }

    private Reply problem(Throwable failure) {
        return Reply.problem(reads() ? Problem.of(failure).ofQuestion() : failure, locale);
    }

    private static Throwable noReply() {
        return new IllegalStateException("No reply");
    }

    private CompletableFuture<Reply> decided(byte[] bytes) {
        EstablishmentId id = establishment;
        Caller.Operator caller = operator;
        if (id == null || caller == null) {
            throw new IllegalStateException("Not admitted");
        }
        DeclarationType type = address.declares();
        return reads() || type == null
                ? path.stays.read(caller, id, address.reference())
                : path.intake
                        .declare(Declarant.of(caller), DeclarationReader.body(type, id, address.reference(), bytes))
                        .thenApply(outcome -> OutcomeWriter.reply(address, outcome, locale));
    }

    private void refuse(Throwable failure) {
        Reply problem = problem(failure);
        // A sender that waits for permission to send its body, or has more than we read, is not waited for.
        keepAlive &= !HttpUtil.is100ContinueExpected(head)
                && (bodyWhole || Math.abs(RequestHeads.bodyLength(head)) <= RequestBody.MAX);
        reply(problem);
    }

    /** Sends the answer; the call is over when its body is, too. */
    private void reply(Reply reply) {
        if (state == State.OVER || state == State.ANSWERED) {
            return;
        }
        state = State.ANSWERED;
        releaseBody();
        connection.send(reply.response(head, keepAlive));
        if (path.logged) {
            RequestLog.log(head, reply.status(), reply.body().length, System.nanoTime() - since);
        }
        if (bodyWhole || !keepAlive) {
            over();
        }
    }

    private void over() {
        state = State.OVER;
        connection.finished(keepAlive);
    }

    private void releaseBody() {
        if (body != null) {
            body.release();
            body = null;
        }
    }

    @Override
    public void broken() {
        keepAlive = false;
        endWith(ApiException.of(400, FindingCode.JSON_MALFORMED, ""));
    }

    @Override
    public void tooSlow() {
        keepAlive = false;
        String seconds = Long.toString(TimeUnit.MILLISECONDS.toSeconds(path.bodyTimeout.toMillis()));
        endWith(ApiException.of(408, FindingCode.BODY_TOO_SLOW, "", seconds));
    }

    private void endWith(ApiException refusal) {
        if (state == State.ANSWERED) {
            over();
        } else {
            reply(Reply.problem(refusal, locale));
        }
    }

    @Override
    public void gone() {
        state = State.OVER;
        releaseBody();
    }
}
