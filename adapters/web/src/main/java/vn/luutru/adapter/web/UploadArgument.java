package vn.luutru.adapter.web;

import java.util.HashMap;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Hands pages the {@link PageUpload} that was sent to them, as multipart or as a plain form. What is read of a form at most,
 * and that no part of it comes to a disk, is set in {@code spring.webflux.multipart}.
 */
public final class UploadArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(PageUpload.class);
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        String type = exchange.getRequest().getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)
                ? exchange.getMultipartData()
                        .flatMap(UploadArgument::read)
                        .cast(Object.class)
                        .onErrorMap(
                                DataBufferLimitException.class,
                                much -> new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, null, much))
                : exchange.getFormData().map(UploadArgument::plain);
    }

    private static PageUpload plain(MultiValueMap<String, String> form) {
        Map<String, PageUpload.Field> fields = new HashMap<>();
        form.toSingleValueMap().forEach((name, value) -> fields.put(name, PageUpload.Field.text(value)));
        return new PageUpload(fields);
    }

    private static Mono<PageUpload> read(MultiValueMap<String, Part> parts) {
        return Flux.fromIterable(parts.toSingleValueMap().values())
                .concatMap(part -> read(part).map(field -> Map.entry(part.name(), field)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(PageUpload::new);
    }

    private static Mono<PageUpload.Field> read(Part part) {
        if (part instanceof FormFieldPart field) {
            return Mono.just(PageUpload.Field.text(field.value()));
        }
        return DataBufferUtils.join(part.content(), PageUpload.MAX_BYTES)
                .map(UploadArgument::bytes)
                .defaultIfEmpty(new byte[0])
                .map(PageUpload.Field::file)
                .onErrorReturn(DataBufferLimitException.class, PageUpload.Field.tooLarge());
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
