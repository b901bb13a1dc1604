package vn.luutru.adapter.http.desk;

import java.net.URI;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.desk.DemoDesk;
import vn.luutru.adapter.http.auth.PublicRoute;

/**
 * One click into the demo: to a reception desk that is ready, and to the page that a guest of the same establishment
 * sees. There only for calls from the machine itself, as the demo's tokens.
 */
@RestController
public final class DemoDoors {

    private final DemoDesk demo;
    private final DeskAuthentication desks;

    public DemoDoors(DemoDesk demo, DeskAuthentication desks) {
        this.demo = demo;
        this.desks = desks;
    }

    /** To the reception page, with the code of a new desk unless the browser is one already. */
    @PublicRoute
    @GetMapping("/thu/le-tan")
    public ResponseEntity<Void> reception(ServerHttpRequest request) {
        Function<String, @Nullable String> headers = local(request);
        boolean enrolled = desks.desk("GET", headers)
                .handle((desk, failure) -> failure == null)
                .join();
        return to(
                enrolled
                        ? "/le-tan"
                        : "/le-tan#ma=" + demo.open(demo.establishment()).code());
    }

    /** To the page of the demo's poster. */
    @PublicRoute
    @GetMapping("/thu/khach")
    public ResponseEntity<Void> guest(ServerHttpRequest request) {
        local(request);
        return to("/g/" + demo.posterId());
    }

    private static Function<String, @Nullable String> local(ServerHttpRequest request) {
        Function<String, @Nullable String> headers = request.getHeaders()::getFirst;
        boolean forwarded = Stream.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")
                .anyMatch(name -> headers.apply(name) != null);
        if (forwarded || !Hosts.isLoopback(headers.apply(HttpHeaders.HOST))) {
            throw DevicesController.unknown();
        }
        return headers;
    }

    private static ResponseEntity<Void> to(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }
}
