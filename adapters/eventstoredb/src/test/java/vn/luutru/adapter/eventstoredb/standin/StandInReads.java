package vn.luutru.adapter.eventstoredb.standin;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.kurrent.dbclient.proto.shared.Shared;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.ReadReq.Options;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.eventstoredb.standin.StandInLog.Proposed;
import vn.luutru.adapter.eventstoredb.standin.StandInLog.Stored;

/** Reads of one stream and of all, and subscriptions. */
final class StandInReads {

    private final StandInLog log;
    private final Faults faults;

    StandInReads(StandInLog log, Faults faults) {
        this.log = log;
        this.faults = faults;
    }

    void read(Options options, ServerCallStreamObserver<ReadResp> answer) {
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
