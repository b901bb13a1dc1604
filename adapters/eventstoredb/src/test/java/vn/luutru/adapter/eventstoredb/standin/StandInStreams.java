package vn.luutru.adapter.eventstoredb.standin;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.kurrent.dbclient.proto.shared.Shared;
import io.kurrent.dbclient.proto.streams.StreamsGrpc;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.AppendReq;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.AppendResp;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.ReadReq.Options;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.eventstoredb.standin.StandInLog.Part;
import vn.luutru.adapter.eventstoredb.standin.StandInLog.Proposed;
import vn.luutru.adapter.eventstoredb.standin.StandInLog.Result;
import vn.luutru.adapter.eventstoredb.standin.StandInLog.Stored;

/** Appends, reads and subscriptions. */
final class StandInStreams extends StreamsGrpc.StreamsImplBase {

    private static final Shared.Empty EMPTY = Shared.Empty.getDefaultInstance();

    private final StandInLog log;
    private final Faults faults;

    StandInStreams(StandInLog log, Faults faults) {
        this.log = log;
        this.faults = faults;
    }

    /** Requests that are answered once the last has come. */
    abstract static class Gathering<Q> implements StreamObserver<Q> {

        abstract void complete() throws InterruptedException;

        @Override
        public void onError(Throwable cancelled) {
            // The caller is gone: nobody waits for an answer.
        }

        @Override
        public void onCompleted() {
            try {
                complete();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public StreamObserver<AppendReq> append(StreamObserver<AppendResp> answer) {
        List<Proposed> events = new ArrayList<>(1);
        return new Gathering<>() {
            private AppendReq.Options options = AppendReq.Options.getDefaultInstance();

            @Override
            public void onNext(AppendReq request) {
                if (request.hasOptions()) {
                    options = request.getOptions();
                } else {
                    events.add(proposed(request.getProposedMessage()));
                }
            }

            @Override
            void complete() throws InterruptedException {
                String stream = options.getStreamIdentifier().getStreamName().toStringUtf8();
                long expected = options.hasRevision()
                        ? options.getRevision()
                        : options.hasNoStream() ? StandInLog.NO_STREAM : StandInLog.ANY;
                Part part = new Part(stream, expected, events);
                faults.during(() -> answer(faults, answer, () -> appended(log.append(List.of(part)))));
            }
        };
    }

    /** Appends and answers, unless a fault is due. */
    static <A> void answer(Faults faults, StreamObserver<A> answer, Supplier<A> append) {
        Faults.OfAppend fault = faults.next();
        if (fault == Faults.OfAppend.REFUSED) {
            answer.onError(faults.refusal().asRuntimeException());
            return;
        }
        A response;
        try {
            response = append.get();
        } catch (StatusRuntimeException e) {
            answer.onError(e);
            return;
        }
        if (fault == Faults.OfAppend.ANSWER_LOST) {
            answer.onError(
                    Status.UNAVAILABLE.withDescription("Connection closed").asRuntimeException());
        } else if (fault == null && !cancelled(answer)) {
            answer.onNext(response);
            answer.onCompleted();
        }
    }

    private static boolean cancelled(StreamObserver<?> answer) {
        return answer instanceof ServerCallStreamObserver<?> call && call.isCancelled();
    }

    private static AppendResp appended(Result result) {
        Part conflict = result.conflict();
        if (conflict != null) {
            AppendResp.WrongExpectedVersion.Builder wrong = AppendResp.WrongExpectedVersion.newBuilder();
            if (result.head() < 0) {
                wrong.setCurrentNoStream(EMPTY);
            } else {
                wrong.setCurrentRevision(result.head());
            }
            if (conflict.expected() < 0) {
                wrong.setExpectedNoStream(EMPTY);
            } else {
                wrong.setExpectedRevision(conflict.expected());
            }
            return AppendResp.newBuilder().setWrongExpectedVersion(wrong).build();
        }
        Stored last = result.last().getLast();
        return AppendResp.newBuilder()
                .setSuccess(AppendResp.Success.newBuilder()
                        .setCurrentRevision(last.revision())
                        .setPosition(AppendResp.Position.newBuilder()
                                .setCommitPosition(last.position())
                                .setPreparePosition(last.position())))
                .build();
    }

    private static Proposed proposed(AppendReq.ProposedMessage message) {
        Shared.UUID.Structured id = message.getId().getStructured();
        return new Proposed(
                new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()),
                message.getMetadataOrThrow("type"),
                message.getMetadataOrThrow("content-type"),
                message.getData().toByteArray(),
                message.getCustomMetadata().toByteArray());
    }

    @Override
    public void read(ReadReq request, StreamObserver<ReadResp> observer) {
        ServerCallStreamObserver<ReadResp> answer = (ServerCallStreamObserver<ReadResp>) observer;
        Options options = request.getOptions();
        try {
            if (options.hasSubscription()) {
                subscribe(options, answer);
            } else if (options.hasStream()) {
                readStream(options, answer);
            } else {
                readAll(options, answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.onError(Status.UNAVAILABLE.asRuntimeException());
        }
    }

    private void readStream(Options options, ServerCallStreamObserver<ReadResp> answer) throws InterruptedException {
        Options.StreamOptions asked = options.getStream();
        String name = asked.getStreamIdentifier().getStreamName().toStringUtf8();
        List<Stored> events = log.stream(name);
        if (events == null) {
            answer.onNext(ReadResp.newBuilder()
                    .setStreamNotFound(
                            ReadResp.StreamNotFound.newBuilder().setStreamIdentifier(asked.getStreamIdentifier()))
                    .build());
        } else {
            boolean forwards = options.getReadDirection() == Options.ReadDirection.Forwards;
            int at = asked.hasRevision()
                    ? (int) Math.min(asked.getRevision(), events.size() - (forwards ? 0L : 1L))
                    : asked.hasStart() ? 0 : events.size() - 1;
            long left = options.getCount();
            for (int i = at; i >= 0 && i < events.size() && left != 0; i += forwards ? 1 : -1, left--) {
                send(answer, events.get(i));
            }
        }
        answer.onCompleted();
    }

    private void readAll(Options options, ServerCallStreamObserver<ReadResp> answer) throws InterruptedException {
        boolean forwards = options.getReadDirection() == Options.ReadDirection.Forwards;
        Predicate<Stored> wanted = filter(options);
        Integer from = from(options, answer);
        if (from == null) {
            return;
        }
        // Forwards what lies at the position comes too, backwards only what lies before it.
        int at = forwards ? from : from - 1;
        long left = options.getCount();
        for (Stored event = log.at(at); event != null && left != 0; event = log.at(at)) {
            if (wanted.test(event)) {
                send(answer, event);
                left--;
            }
            at += forwards ? 1 : -1;
        }
        answer.onCompleted();
    }

    private @Nullable Integer from(Options options, StreamObserver<ReadResp> answer) {
        Options.AllOptions all = options.getAll();
        if (!all.hasPosition()) {
            return all.hasStart() ? 0 : log.size();
        }
        long position = all.getPosition().getCommitPosition();
        int index = log.indexFrom(position);
        Stored there = log.at(index);
        if (position != 0 && there != null && there.position() != position && index != 0) {
            answer.onError(Status.INTERNAL.withDescription("Invalid position").asRuntimeException());
            return null;
        }
        return index;
    }

    private static Predicate<Stored> filter(Options options) {
        if (!options.hasFilter()) {
            return event -> true;
        }
        String regex = options.getFilter().getStreamIdentifier().getRegex();
        List<String> prefixes = options.getFilter().getStreamIdentifier().getPrefixList();
        Pattern pattern = Pattern.compile(regex);
        return event -> regex.isEmpty()
                ? prefixes.stream().anyMatch(event.stream()::startsWith)
                : pattern.matcher(event.stream()).find();
    }

    private void subscribe(Options options, ServerCallStreamObserver<ReadResp> answer) throws InterruptedException {
        answer.onNext(ReadResp.newBuilder()
                .setConfirmation(ReadResp.SubscriptionConfirmation.newBuilder()
                        .setSubscriptionId(UUID.randomUUID().toString()))
                .build());
        Predicate<Stored> wanted = filter(options);
        Integer from = from(options, answer);
        if (from == null) {
            return;
        }
        // A subscription begins behind its position.
        int at = options.getAll().hasPosition() ? from + 1 : from;
        while (!answer.isCancelled()) {
            if (faults.subscriptionsSilent()) {
                // Events may be there: a thread that asked again at once would hold up the others.
                Thread.sleep(20);
                continue;
            }
            Stored event = log.at(at);
            if (event == null) {
                log.awaitMore(at, 20);
                continue;
            }
            at++;
            if (wanted.test(event)) {
                send(answer, event);
            } else {
                answer.onNext(ReadResp.newBuilder()
                        .setCheckpoint(ReadResp.Checkpoint.newBuilder()
                                .setCommitPosition(event.position())
                                .setPreparePosition(event.position()))
                        .build());
            }
        }
    }

    private static void send(ServerCallStreamObserver<ReadResp> answer, Stored event) throws InterruptedException {
        while (!answer.isReady() && !answer.isCancelled()) {
            Thread.sleep(1);
        }
        answer.onNext(ReadResp.newBuilder().setEvent(read(event)).build());
    }

    private static ReadResp.ReadEvent read(Stored stored) {
        Proposed event = stored.event();
        return ReadResp.ReadEvent.newBuilder()
                .setCommitPosition(stored.position())
                .setEvent(ReadResp.ReadEvent.RecordedEvent.newBuilder()
                        .setId(Shared.UUID
                                .newBuilder()
                                .setStructured(Shared.UUID
                                        .Structured
                                        .newBuilder()
                                        .setMostSignificantBits(event.id().getMostSignificantBits())
                                        .setLeastSignificantBits(event.id().getLeastSignificantBits())))
                        .setStreamIdentifier(Shared.StreamIdentifier.newBuilder()
                                .setStreamName(ByteString.copyFromUtf8(stored.stream())))
                        .setStreamRevision(stored.revision())
                        .setCommitPosition(stored.position())
                        .setPreparePosition(stored.position())
                        .putMetadata("type", event.type())
                        .putMetadata("created", Long.toString(stored.createdTicks()))
                        .putMetadata("content-type", event.contentType())
                        .setData(ByteString.copyFrom(event.data()))
                        .setCustomMetadata(ByteString.copyFrom(event.metadata())))
                .build();
    }
}
