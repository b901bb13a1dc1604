package vn.luutru.adapter.eventstoredb;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall;
import io.grpc.MethodDescriptor;
import io.kurrent.dbclient.proto.shared.Shared;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.ReadReq.Options;

/**
 * Has the server filter finite reads of {@code $all}, which servers can and the client of 1.2.1 still does not offer. Who
 * reads looks at the names of streams too, so a server that did not filter would only be slow.
 */
final class AllFilter implements ClientInterceptor {

    private static final String READ = "event_store.client.streams.Streams/Read";

    private final String regex;

    AllFilter(String regex) {
        this.regex = regex;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        ClientCall<Q, A> call = next.newCall(method, options);
        if (!method.getFullMethodName().equals(READ)) {
            return call;
        }
        return new ForwardingClientCall.SimpleForwardingClientCall<>(call) {
            @Override
            @SuppressWarnings("unchecked") // the same type comes back
            public void sendMessage(Q message) {
                super.sendMessage(message instanceof ReadReq read ? (Q) filtered(read) : message);
            }
        };
    }

    private ReadReq filtered(ReadReq read) {
        Options options = read.getOptions();
        if (!options.hasAll() || options.hasSubscription() || options.hasFilter()) {
            return read;
        }
        return read.toBuilder()
                .setOptions(options.toBuilder()
                        .setFilter(Options.FilterOptions.newBuilder()
                                .setStreamIdentifier(Options.FilterOptions.Expression.newBuilder()
                                        .setRegex(regex))
                                .setCount(Shared.Empty.getDefaultInstance())
                                .setCheckpointIntervalMultiplier(1)))
                .build();
    }
}
