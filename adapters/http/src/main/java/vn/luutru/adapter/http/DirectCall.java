package vn.luutru.adapter.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.declaration.EstablishmentId;
import vn.luutru.declaration.codec.DeclarationType;
import vn.luutru.intake.DeclarationOutcome;

/** One declaration on the short way, from its head to its reply. */
final class DirectCall {

    private final HttpRequest head;
    private final StayAddress address;
    private final DeclarationType type;
    private final Locale locale;

    private DirectCall(HttpRequest head, StayAddress address, DeclarationType type) {
        this.head = head;
        this.address = address;
        this.type = type;
        this.locale = Wording.of(head.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE));
    }

    /** The call that a request's head announces; null if it is none that goes the short way. */
    static @Nullable DirectCall of(HttpRequest head) {
        HttpMethod method = head.method();
        boolean put = method.equals(HttpMethod.PUT);
        if ((!put && !method.equals(HttpMethod.POST)) || !ordinary(head)) {
            return null;
        }
        StayAddress address = StayAddress.of(head.uri());
        DeclarationType type = address == null ? null : address.declares();
        return type == null || address == null || put != address.action().isEmpty()
                ? null
                : new DirectCall(head, address, type);
    }

    /** HTTP/1.1, a body of a known length within the limit, nothing that asks for more than an answer. */
    private static boolean ordinary(HttpRequest head) {
        HttpHeaders headers = head.headers();
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        String connection = headers.get(HttpHeaderNames.CONNECTION);
        return head.decoderResult().isSuccess()
                && head.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && length != null
                && length.length() <= 5
                && Integer.parseInt(length) <= Body.LIMIT
                && (connection == null || HttpHeaderValues.KEEP_ALIVE.contentEqualsIgnoreCase(connection))
                && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                && !headers.contains(HttpHeaderNames.EXPECT)
                && !headers.contains(HttpHeaderNames.UPGRADE);
    }

    HttpRequest head() {
        return head;
    }

    /** Has it decided; the reply comes exactly once, on any thread. */
    void answer(StayCalls calls, byte[] body, BiConsumer<DirectCall, Reply> replied) {
        decided(calls, body).whenComplete((answer, failure) -> replied.accept(this, reply(calls, answer, failure)));
    }

    private CompletableFuture<DeclarationOutcome> decided(StayCalls calls, byte[] body) {
        CompletableFuture<Caller.Operator> operator =
                calls.operator(head.headers().get(HttpHeaderNames.AUTHORIZATION));
        // Nearly always at hand: no further stage is built for it.
        return operator.isDone() && !operator.isCompletedExceptionally()
                ? declare(calls, operator.join(), body)
                : operator.thenCompose(known -> declare(calls, known, body));
    }

    private CompletableFuture<DeclarationOutcome> declare(StayCalls calls, Caller.Operator operator, byte[] body) {
        try {
            EstablishmentId establishment = StayCalls.establishment(address);
            StayCalls.admit(operator, Operation.of(type), establishment);
            Body.require(head.headers(), StayRoutes.JSON);
            return calls.declare(operator, type, establishment, address.reference(), body);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Reply reply(StayCalls calls, @Nullable DeclarationOutcome answer, @Nullable Throwable failure) {
        try {
            return answer == null
                    ? Reply.problem(failure == null ? new IllegalStateException("No answer") : failure, locale)
                    : calls.reply(address, answer, locale);
        } catch (RuntimeException e) {
            return Reply.problem(e, locale);
        }
    }
}
