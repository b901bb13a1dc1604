package vn.luutru.adapter.http.fastpath;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.Callers;
import vn.luutru.adapter.http.auth.RefusalObserver;
import vn.luutru.adapter.http.auth.RouteRule;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.DeclarationIntake;

/**
 * The way in for everything that declares: from Netty's HTTP codec to the intake and back, past the pipeline that Reactor
 * builds up and takes down for every request. Calls on one stay and bulk uploads go this way, whatever they look like;
 * all other requests go on to Reactor's handlers as they came. Why, and what it saves: decision 95.
 */
public final class FastPath implements RouteRule.Source {

    private static final String NAME = "luutru.fastPath";
    private static final String STAY = "/v1/establishments/{id}/stays/{reference}";

    final Callers callers;
    final DeclarationIntake intake;
    final StoredStays stays;
    final Uploads uploads;
    final ConnectionLimits limits;
    final Duration bodyTimeout;
    final boolean logged;

    private final RefusalObserver refusals;

    /**
     * @param refusals    learns of who was refused
     * @param bodyTimeout for the whole body of a single call, and for a connection to show a valid token
     * @param logged      whether each call is written to the request log
     */
    public FastPath(
            Callers callers,
            RefusalObserver refusals,
            DeclarationIntake intake,
            StoredStays stays,
            Uploads uploads,
            ConnectionLimits limits,
            Duration bodyTimeout,
            boolean logged) {
        this.callers = callers;
        this.refusals = refusals;
        this.intake = intake;
        this.stays = stays;
        this.uploads = uploads;
        this.limits = limits;
        this.bodyTimeout = bodyTimeout;
        this.logged = logged;
    }

    /**
     * Opens the fast path on a new connection, or closes the connection if there are too many without a valid token.
     *
     * @throws IllegalStateException if the connection does not speak HTTP/1.1 as Reactor Netty sets it up
     */
    public void open(Channel connection) {
        ChannelPipeline pipeline = connection.pipeline();
        if (pipeline.get(NettyPipeline.HttpTrafficHandler) == null) {
            throw new IllegalStateException("No " + NettyPipeline.HttpTrafficHandler + " on a new connection");
        }
        pipeline.addBefore(NettyPipeline.HttpTrafficHandler, NAME, new FastPathHandler(this));
    }

    /**
     * Whether a call is under way on a connection; {@code answered} is then run once when none is any more. To be asked
     * on the connection's own thread.
     */
    public static boolean underWay(Channel connection, Runnable answered) {
        @Nullable FastPathHandler handler = connection.pipeline().get(FastPathHandler.class);
        return handler != null && handler.underWay(answered);
    }

    @Override
    public List<RouteRule> rules() {
        List<RouteRule> rules = new ArrayList<>();
        rules.add(new RouteRule("POST", Uploads.PATH, Set.of(Role.OPERATOR, Role.DESK)));
        for (String method : List.of("GET", "HEAD", "PUT")) {
            rules.add(new RouteRule(method, STAY, Set.of(Role.OPERATOR, Role.DESK)));
        }
        for (String action : StayAddress.actions()) {
            rules.add(new RouteRule("POST", STAY + "/" + action, Set.of(Role.OPERATOR, Role.DESK)));
        }
        return rules;
    }

    /**
     * The operator or the desk that calls; fails with 401, or with 403 for anybody else.
     *
     * @param route its pattern, by which refusals are counted
     */
    CompletableFuture<Caller.Operator> operator(HttpRequest head, String route) {
        String header = head.headers().get(HttpHeaderNames.AUTHORIZATION);
        String method = head.method().name();
        CompletableFuture<Optional<Caller>> found =
                header != null ? callers.of(header) : callers.of(method, head.headers()::get);
        return found.thenCompose(caller -> switch (caller.orElse(null)) {
            case null -> callers.refusal(header).thenCompose(refusal -> refused(null, method, route, refusal));
            case Caller.Operator operator -> CompletableFuture.completedFuture(operator);
            case Caller.Official official -> refused(official, method, route, notAnOperator());
        });
    }

    private CompletableFuture<Caller.Operator> refused(
            @Nullable Caller caller, String method, String route, ApiException refusal) {
        refusals.refused(
                caller, method, route, refusal.findings().getFirst().code().name());
        return CompletableFuture.failedFuture(refusal);
    }

    /** The same for a request that is under way; it leaves no trace. */
    CompletableFuture<Caller.Operator> stillOperator(HttpRequest head) {
        return callers.recognized(head.headers()::get).thenApply(caller -> switch (caller.orElse(null)) {
            case null -> throw ApiException.unauthenticated();
            case Caller.Operator operator -> operator;
            case Caller.Official official -> throw notAnOperator();
        });
    }

    private static ApiException notAnOperator() {
        return ApiException.of(403, FindingCode.ROLE_NOT_ALLOWED, "");
    }

    /** Counts that something of a call is refused to its operator. */
    void refused(Caller.Operator operator, HttpRequest head, String route, FindingCode why, int times) {
        refusals.refused(operator, head.method().name(), route, why.name(), times);
    }

    /** The call that a head announces, or the refusal of the head; null if it is none of ours. */
    @Nullable
    Exchange exchange(FastPathHandler connection, HttpRequest head) {
        ApiException wrong = RequestHeads.wrong(head);
        RequestHeads.toOriginForm(head);
        if (wrong != null) {
            return new RefusedCall(this, connection, head, wrong);
        }
        if (Uploads.isHere(head.uri())) {
            return new Upload(this, connection, head);
        }
        StayAddress address = StayAddress.of(head.uri());
        return address != null && (address.action().isEmpty() || address.declares() != null)
                ? new SingleCall(this, connection, head, address)
                : null;
    }
}
