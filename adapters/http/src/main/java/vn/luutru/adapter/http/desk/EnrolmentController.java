package vn.luutru.adapter.http.desk;

import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.desk.Device;
import vn.luutru.access.desk.Enrolment;
import vn.luutru.access.desk.Enrolment.Enrolled;
import vn.luutru.access.desk.Sender;
import vn.luutru.adapter.http.auth.PublicRoute;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.finding.FindingCode;

/** Makes a browser a desk: trades an enrolment code for a cookie. */
@RestController
public final class EnrolmentController {

    private final Enrolment enrolment;

    public EnrolmentController(Enrolment enrolment) {
        this.enrolment = enrolment;
    }

    /** What was typed, or read from the QR. */
    public record Code(@Nullable String code) {

        /** Without the code. */
        @Override
        public String toString() {
            return "Code";
        }
    }

    /** The device that the browser is now. */
    public record DeviceName(UUID deviceId, String establishmentId, String label) {

        static DeviceName of(Device device) {
            return new DeviceName(device.id(), device.establishment().value(), device.label());
        }
    }

    /** Enrols the browser. A cookie that it sends is not looked at: it always gets a new one. */
    @PublicRoute
    @PostMapping("/v1/devices/enrolment")
    public ResponseEntity<DeviceName> enrol(@RequestBody Code code, ServerHttpRequest request) {
        Function<String, @Nullable String> headers = request.getHeaders()::getFirst;
        RequestOrigin.check(request.getMethod().name(), headers);
        boolean encrypted = RequestOrigin.isEncrypted(request.getURI().getScheme(), headers);
        if (!encrypted && !Hosts.isLoopback(headers.apply(HttpHeaders.HOST))) {
            throw ApiException.of(403, FindingCode.DESK_NEEDS_HTTPS, "");
        }
        Enrolled enrolled = enrolment.enrol(code.code(), sender(request));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        DeskCookie.of(enrolled.secret(), encrypted).toString())
                .body(DeviceName.of(enrolled.device()));
    }

    private static Sender sender(ServerHttpRequest request) {
        InetSocketAddress address = request.getRemoteAddress();
        if (address == null || address.getAddress() == null) {
            throw ApiException.of(403, FindingCode.DESK_REQUEST_REFUSED, "");
        }
        return Sender.of(address.getAddress());
    }
}
