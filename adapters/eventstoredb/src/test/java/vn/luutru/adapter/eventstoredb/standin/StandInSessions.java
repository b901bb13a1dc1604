package vn.luutru.adapter.eventstoredb.standin;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import io.kurrentdb.protocol.v2.streams.AppendRecord;
import io.kurrentdb.protocol.v2.streams.AppendRequest;
import io.kurrentdb.protocol.v2.streams.AppendResponse;
import io.kurrentdb.protocol.v2.streams.AppendSessionResponse;
import io.kurrentdb.protocol.v2.streams.StreamsServiceGrpc;
import io.kurrentdb.protocol.v2.streams.errors.StreamRevisionConflictErrorDetails;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.luutru.adapter.eventstoredb.standin.StandInLog.Part;
import vn.luutru.adapter.eventstoredb.standin.StandInLog.Proposed;
import vn.luutru.adapter.eventstoredb.standin.StandInLog.Result;
import vn.luutru.adapter.eventstoredb.standin.StandInLog.Stored;

/** Appends to several streams at once, which servers have since 25.1. */
final class StandInSessions extends StreamsServiceGrpc.StreamsServiceImplBase {

    private final StandInLog log;
    private final Faults faults;

    StandInSessions(StandInLog log, Faults faults) {
        this.log = log;
        this.faults = faults;
    }

    @Override
    public StreamObserver<AppendRequest> appendSession(StreamObserver<AppendSessionResponse> answer) {
        List<Part> parts = new ArrayList<>();
        return new StandInStreams.Gathering<>() {
            @Override
            public void onNext(AppendRequest request) {
                parts.add(new Part(
                        request.getStream(),
                        request.getExpectedRevision(),
                        request.getRecordsList().stream()
                                .map(StandInSessions::proposed)
                                .toList()));
            }

            @Override
            void complete() throws InterruptedException {
                faults.during(() -> StandInStreams.answer(faults, answer, () -> appended(log.append(parts))));
            }
        };
    }

    private static AppendSessionResponse appended(Result result) {
        Part conflict = result.conflict();
        if (conflict != null) {
            throw StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                    .setCode(Code.FAILED_PRECONDITION_VALUE)
                    .addDetails(Any.pack(StreamRevisionConflictErrorDetails.newBuilder()
                            .setStream(conflict.stream())
                            .setExpectedRevision(conflict.expected())
                            .build()))
                    .build());
        }
        AppendSessionResponse.Builder response = AppendSessionResponse.newBuilder();
        for (Stored last : result.last()) {
            response.setPosition(last.position());
            response.addOutput(
                    AppendResponse.newBuilder().setStream(last.stream()).setStreamRevision(last.revision()));
        }
        return response.build();
    }

    private static Proposed proposed(AppendRecord record) {
        String metadata = record.getPropertiesMap().entrySet().stream()
                .map(entry -> '"' + entry.getKey() + "\":\"" + entry.getValue().getStringValue() + '"')
                .collect(Collectors.joining(",", "{", "}"));
        return new Proposed(
                UUID.fromString(record.getRecordId()),
                record.getSchema().getName(),
                "application/json",
                record.getData().toByteArray(),
                metadata.getBytes(StandardCharsets.UTF_8));
    }
}
