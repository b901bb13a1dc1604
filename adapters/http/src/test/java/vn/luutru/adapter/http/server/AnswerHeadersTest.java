package vn.luutru.adapter.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerHeadersTest {

    private static final Map<String, String> OF_API = Map.of(
            "cache-control", "no-store",
            "content-security-policy", SecurityHeaders.NOTHING,
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "referrer-policy", "no-referrer",
            "permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), serial=(), usb=()",
            "cross-origin-resource-policy", "same-origin");

    @Test
    void an_answer_of_the_api_says_each_of_them_once() {
        assertThat(texts(AnswerHeaders.ofApi())).containsExactlyInAnyOrderElementsOf(OF_API.entrySet());
    }

    @Test
    void nothing_is_left_to_be_said_of_it_at_the_last() {
        assertThat(texts(sent(AnswerHeaders.ofApi(), false))).containsExactlyInAnyOrderElementsOf(OF_API.entrySet());
    }

    @Test
    void all_is_said_of_an_answer_that_says_nothing_but_that_others_may_not_embed_it() {
        assertThat(texts(sent(new DefaultHttpHeaders(), false)))
                .hasSize(OF_API.size() - 1)
                .isSubsetOf(OF_API.entrySet());
    }

    @Test
    void behind_an_encrypted_address_it_also_asks_for_encryption() {
        assertThat(sent(AnswerHeaders.ofApi(), true).get("strict-transport-security"))
                .startsWith("max-age=");
    }

    @Test
    void what_one_answer_says_of_itself_no_other_says() {
        HttpHeaders one = AnswerHeaders.ofApi();
        one.set(HttpHeaderNames.CONTENT_LENGTH, "7").set(HttpHeaderNames.CACHE_CONTROL, "max-age=60");

        assertThat(one.getAll(HttpHeaderNames.CACHE_CONTROL)).containsExactly("max-age=60");
        assertThat(texts(AnswerHeaders.ofApi())).containsExactlyInAnyOrderElementsOf(OF_API.entrySet());
    }

    private static HttpHeaders sent(HttpHeaders head, boolean encrypted) {
        EmbeddedChannel wire = new EmbeddedChannel(new EveryAnswer(encrypted));
        wire.writeOutbound(new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.CREATED,
                Unpooled.EMPTY_BUFFER,
                head,
                EmptyHttpHeaders.INSTANCE));
        HttpResponse response = wire.readOutbound();
        return response.headers();
    }

    private static List<Map.Entry<String, String>> texts(HttpHeaders headers) {
        return headers.entries().stream()
                .map(header -> Map.entry(header.getKey(), header.getValue()))
                .toList();
    }
}
