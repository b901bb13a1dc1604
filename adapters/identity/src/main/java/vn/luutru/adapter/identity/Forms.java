package vn.luutru.adapter.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/** What was sent with a form. */
final class Forms {

    private Forms() {}

    /** Waits for the body: to be called where a method may wait. */
    static MultiValueMap<String, String> sent(ServerWebExchange exchange) {
        @Nullable MultiValueMap<String, String> form = exchange.getFormData().block();
        return form == null ? new LinkedMultiValueMap<>() : form;
    }
}
