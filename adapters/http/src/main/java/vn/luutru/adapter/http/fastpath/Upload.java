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
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.Problem;
import vn.luutru.adapter.http.problem.Wording;
import vn.luutru.adapter.http.server.RequestLog;
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.BatchFailedException;
import vn.luutru.intake.BatchIntake;
import vn.luutru.intake.BatchSplitter;
import vn.luutru.intake.Declarant;
import vn.luutru.intake.LineOutcome;

/**
 * One bulk upload: declarations come in, outcomes go out in the same order and in the same {@link UploadFormat}, at the same
 * time.
 *
 * <p>A virtual thread does it in one loop ({@link #loop}): it writes the outcomes that are due, reads what has come, and
 * asks the socket for more only while the window of lines without an outcome and the budget of unread outcomes have room.
 * So a slow store or a slow reader slows the sender down through TCP. Sockets and the store only leave things and wake it.
 */
final class Upload implements Exchange, BatchSplitter.Reader {

    private final FastPath path;
    private final FastPathHandler connection;
    private final HttpRequest head;
    private final Locale locale;
    private final long since = System.nanoTime();

    private final UploadFormat format;
    private final UploadInput input;
    private final KeyCheck key;
    private @Nullable Started started;
    private volatile boolean asked;
    private volatile boolean stopping;
    private volatile boolean gone;
    private volatile boolean broken;

    /** What there is once the upload runs. */
    private record Started(
            String key,
            boolean dryRun,
            Thread thread,
            BatchIntake batch,
            OutcomeStream outcomes,
            RefusedLines refused) {}

    Upload(FastPath path, FastPathHandler connection, HttpRequest head) {
        this.path = path;
        this.connection = connection;
        this.head = head;
        this.locale = Wording.of(head.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE));
        this.format = UploadFormat.of(head.headers());
        this.input = new UploadInput(format.splitter(this), path.uploads.input.share());
        this.key = new KeyCheck(path, head, this::wake);
    }

    @Override
    public void begin() {
        CompletableFuture<Caller.Operator> caller = path.operator(head, Uploads.PATH);
        if (caller.isDone()) {
            admit(caller);
        } else {
            caller.whenComplete((known, failure) -> connection
                    .context()
                    .executor()
                    .execute(() -> {
                        if (!gone) {
                            admit(caller);
                            connection.takeUp();
                        }
                    }));
        }
    }

    private void admit(CompletableFuture<Caller.Operator> caller) {
        try {
            Caller.Operator operator = caller.join();
            connection.authenticated();
            if (!head.method().equals(HttpMethod.POST)) {
                throw ApiException.method("POST");
            }
            RequestBody.require(head.headers(), UploadFormat.MEDIA_TYPES);
            boolean dryRun = Uploads.dryRun(head.uri());
            path.uploads.start(this, operator.id());
            start(operator, dryRun);
        } catch (RuntimeException e) {
            // Whatever fails here is answered: a connection without an answer would hang until its sender gives up.
            new RefusedCall(path, connection, head, Problem.of(e)).begin();
        }
    }

    private void start(Caller.Operator operator, boolean dryRun) {
        if (HttpUtil.is100ContinueExpected(head)) {
            connection.send(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
        connection.send(format.answer(head));
        Thread thread = Thread.ofVirtual().name("upload").unstarted(this::run);
        started = new Started(
                operator.id(),
                dryRun,
                thread,
                path.intake.batch(Declarant.of(operator), dryRun, this::wake),
                new OutcomeStream(connection, format, locale, dryRun, path.uploads.unread.share(), this::wake),
                new RefusedLines(
                        (code, lines) -> path.refused(operator, head, Uploads.PATH, code, lines), System::nanoTime));
        thread.start();
    }

    /** The service is about to end: nothing more is read, what was read is answered, then the connection closes. */
    void stop() {
        stopping = true;
        wake();
    }

    private void wake() {
        Started running = started;
        if (running != null) {
            LockSupport.unpark(running.thread);
        }
    }

    // What the connection's thread leaves.

    @Override
    public boolean takesContent() {
        return started != null && !input.ended();
    }

    @Override
    public boolean readsOn() {
        return false;
    }

    @Override
    public void content(HttpContent piece) {
        input.add(piece.content());
        if (piece instanceof LastHttpContent) {
            input.end();
            wake();
        }
    }

    @Override
    public void readComplete() {
        asked = false;
        wake();
    }

    @Override
    public void broken() {
        broken = true;
        wake();
    }

    @Override
    public void tooSlow() {
        throw new IllegalStateException("An upload may take as long as it lasts");
    }

    @Override
    public void gone() {
        gone = true;
        wake();
    }

    // The loop.

    private void run() {
        Started running = Objects.requireNonNull(started);
        boolean whole = false;
        try (BatchIntake batch = running.batch) {
            whole = loop(batch, running.outcomes, running.refused);
        } catch (BatchFailedException e) {
            path.uploads.brokeOff(e.failure());
            ApiException failure = Problem.of(e.failure());
            // Of a trial it is known that nothing was stored.
            running.outcomes.aborted(
                    (running.dryRun ? failure.ofQuestion() : failure).findings().getFirst());
        } catch (RuntimeException e) {
            // A fault of ours: the sender must not wait for outcomes that nobody writes any more.
            path.uploads.brokeOff(e);
            running.outcomes.aborted(Finding.of(FindingCode.INTERNAL_ERROR, ""));
        } finally {
            running.outcomes.flush();
            running.refused.report();
            input.close();
            path.uploads.end(this, running.key);
            end(whole, running.outcomes.bytes());
        }
    }

    /** Until every line has its outcome; false if not all lines were read. */
    private boolean loop(BatchIntake batch, OutcomeStream outcomes, RefusedLines refused) {
        while (!gone && !broken) {
            writeDue(batch, outcomes, refused);
            Finding over = key.revoked();
            boolean reads = !stopping && over == null && !input.isRead();
            boolean room = batch.hasRoom() && outcomes.hasRoom();
            if (reads && room && input.readNext()) {
                continue;
            }
            if (batch.isEmpty() && !reads) {
                if (input.isRead()) {
                    outcomes.summary(batch.summary());
                } else if (over != null) {
                    outcomes.aborted(over);
                }
                return input.isRead();
            }
            outcomes.flush();
            if (reads && room && !asked && !input.ended() && input.hasRoom()) {
                asked = true;
                connection.context().executor().execute(connection::readOn);
            }
            LockSupport.parkNanos(this, key.intervalNanos());
            key.look();
        }
        return false;
    }

    private static void writeDue(BatchIntake batch, OutcomeStream outcomes, RefusedLines refused) {
        while (outcomes.hasRoom()) {
            LineOutcome line = batch.poll();
            if (line == null) {
                return;
            }
            outcomes.write(line);
            refused.count(line);
        }
    }

    @Override
    public void line(long number, byte[] bytes, int from, int length) {
        batch().declare(number, DeclarationReader.line(bytes, from, length));
    }

    @Override
    public void tooLong(long number) {
        String limit = Integer.toString(BatchSplitter.MAX_LINE);
        batch().reject(number, Finding.of(FindingCode.LINE_TOO_LONG, "", limit));
    }

    @Override
    public void broken(long number) {
        batch().reject(number, Finding.of(FindingCode.ARRAY_MALFORMED, ""));
    }

    private BatchIntake batch() {
        return Objects.requireNonNull(started).batch;
    }

    /** An answer that is not whole must not look like one: its last chunk is never sent. */
    private void end(boolean whole, long bytes) {
        if (path.logged) {
            RequestLog.log(head, HttpResponseStatus.OK.code(), bytes, System.nanoTime() - since);
        }
        connection.context().executor().execute(() -> {
            if (gone) {
                return;
            }
            if (whole) {
                connection.send(LastHttpContent.EMPTY_LAST_CONTENT);
            }
            connection.finished(whole && HttpUtil.isKeepAlive(head));
        });
    }
}
