package vn.luutru.adapter.http.fastpath;

import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import vn.luutru.adapter.http.server.AnswerHeaders;
import vn.luutru.intake.ArraySplitter;
import vn.luutru.intake.BatchSplitter;
import vn.luutru.intake.LineSplitter;

/** How a bulk upload parts its declarations; the answer parts its outcomes likewise. */
enum UploadFormat {
    /** A declaration a line, an outcome a line: also what a body is that says nothing of itself. */
    LINES("application/x-ndjson"),
    /** An array of declarations, an object with the outcomes: what generated clients can send and read. */
    ARRAY("application/json");

    /** What a body may say that it is. */
    static final List<String> MEDIA_TYPES =
            List.of(LINES.mediaType, ARRAY.mediaType, "application/ndjson", "application/jsonl");

    private final String mediaType;

    UploadFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The format that a head announces. */
    static UploadFormat of(HttpHeaders headers) {
        return RequestBody.is(headers, ARRAY.mediaType) ? ARRAY : LINES;
    }

    /** The head of the answer to a request: its length is not known yet. */
    HttpResponse answer(HttpRequest request) {
        HttpResponse response =
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, AnswerHeaders.ofApi());
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, mediaType);
        if (RequestHeads.isHttp10(request)) {
            // No chunks for HTTP/1.0: the answer ends with the connection.
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else {
            response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
            if (!HttpUtil.isKeepAlive(request)) {
                response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
        }
        return response;
    }

    BatchSplitter splitter(BatchSplitter.Reader reader) {
        return this == ARRAY ? new ArraySplitter(reader) : new LineSplitter(reader);
    }
}
