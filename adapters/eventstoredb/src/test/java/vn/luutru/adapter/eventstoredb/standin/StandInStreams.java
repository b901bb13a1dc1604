package vn.luutru.adapter.eventstoredb.standin;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.kurrent.dbclient.proto.shared.Shared;
import io.kurrent.dbclient.proto.streams.StreamsGrpc;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.AppendReq;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.AppendResp;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import io.kurrent.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import vn.luutru.adapter.eventstoredb.standin.StandInLog.Part;
import vn.luutru.adapter.eventstoredb.standin.StandInLog.Proposed;
import vn.luutru.adapter.eventstoredb.standin.StandInLog.Result;
import vn.luutru.adapter.eventstoredb.standin.StandInLog.Stored;

/** Appends to one stream; reads are {@link StandInReads}. */
final class StandInStreams extends StreamsGrpc.StreamsImplBase {

    private static final Shared.Empty EMPTY = Shared.Empty.getDefaultInstance();

    private final StandInLog log;
    private final Faults faults;
    private final StandInReads reads;

    StandInStreams(StandInLog log, Faults faults) {
        this.log = log;
        this.faults = faults;
        this.reads = new StandInReads(log, faults);
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
    public void read(ReadReq request, StreamObserver<ReadResp> answer) {
        reads.read(request.getOptions(), (ServerCallStreamObserver<ReadResp>) answer);
    }
}
