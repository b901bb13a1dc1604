package vn.luutru.findings;

import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.findings.Provocation.call;
import static vn.luutru.findings.Provocation.get;

import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Findings;
import vn.luutru.findings.Provocation.Answer;

/** Requests that are refused for their method, headers, parameters or length, whatever they are about. */
final class RequestProvocations {

    private RequestProvocations() {}

    static Provocation of(FindingCode code) {
        return switch (code) {
            case METHOD_NOT_ALLOWED ->
                call(
                        "DELETE /v1/declarations",
                        stage -> Answer.of(stage.call(OPERATOR, "DELETE", "/v1/declarations", null)));
            case MEDIA_TYPE_UNSUPPORTED ->
                call(
                        "PUT … (Content-Type: text/plain)",
                        stage -> Answer.of(stage.call(
                                OPERATOR,
                                "PUT",
                                "/v1/establishments/E-FIND/stays/x",
                                "Nguyễn Văn Thử",
                                "Content-Type",
                                "text/plain")));
            case CONTENT_ENCODING_UNSUPPORTED ->
                call(
                        "PUT … (Content-Encoding: gzip)",
                        stage -> Answer.of(stage.call(
                                OPERATOR,
                                "PUT",
                                "/v1/establishments/E-FIND/stays/x",
                                "{}",
                                "Content-Encoding",
                                "gzip")));
            case NOT_ACCEPTABLE -> get(POLICE, "/v1/findings", "Accept", "image/png");
            case PARAMETER_MALFORMED -> get(POLICE, "/v1/compliance?from=01/07/2026");
            case ANSWER_TOO_LARGE ->
                call(
                        "GET /v1/statistics/tourism" + Findings.example(code),
                        stage -> Answer.of(stage.get(
                                POLICE,
                                "/v1/statistics/tourism" + Findings.example(code) + "&minPosition="
                                        + stage.luutru.head())));
            case PARAMETER_UNKNOWN ->
                call(
                        "POST /v1/declarations?dryrun=true",
                        stage -> Answer.of(stage.call(
                                OPERATOR,
                                "POST",
                                "/v1/declarations?dryrun=true",
                                "",
                                "Content-Type",
                                "application/x-ndjson")));
            case PARAMETER_UNKNOWN_VALUE ->
                get(POLICE, "/v1/residents?nationality=kor", "X-Purpose", "MISSING_PERSON", "X-Case", "1");
            case BODY_TOO_LARGE ->
                call("PUT … (70,000 bytes)", stage -> Answer.of(stage.checkIn(Stage.HOTEL, "x", " ".repeat(70_000))));
            case POSITION_UNKNOWN -> get(POLICE, "/v1/zones?minPosition=9007199254740991");
            default -> throw new IllegalArgumentException(code.name());
        };
    }
}
