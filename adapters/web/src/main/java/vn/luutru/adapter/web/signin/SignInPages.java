package vn.luutru.adapter.web.signin;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.session.ReturnAddress;
import vn.luutru.adapter.web.OpenPage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;

/** Where officials sign in and out: the demo's people to choose from, the way to the provider, and why it failed. */
@RestController
public final class SignInPages {

    /** The reasons for which a sign-in fails, by the word in the address. */
    private static final List<String> REASONS =
            List.of("dung", "het-han", "khong-quyen", "xac-thuc", "khong-tra-loi", "khong-hop-le");

    private final PageRenderer pages;
    private final SignInWays ways;

    public SignInPages(PageRenderer pages, SignInWays ways) {
        this.pages = pages;
        this.ways = ways;
    }

    /** Who does what here, and how they sign in. */
    @OpenPage
    @GetMapping("/dang-nhap")
    public ResponseEntity<byte[]> signIn(PageRequest request) {
        String asked = request.parameter("loi");
        boolean known = asked != null && REASONS.contains(asked);
        HttpStatusCode status = known && "khong-tra-loi".equals(asked) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK;
        return pages.page(
                status,
                request,
                "signin/signin.jte",
                Map.of("ways", ways, "back", ReturnAddress.of(request.parameter("ve")), "reason", known ? asked : ""));
    }

    /** After logging out here; goes on to the provider's log-out where there is one. */
    @OpenPage
    @GetMapping("/dang-xuat")
    public ResponseEntity<byte[]> signedOut(PageRequest request) {
        boolean goesOn = "1".equals(request.parameter("tiep"));
        ResponseEntity<byte[]> page =
                pages.page(request, "signin/signedout.jte", Map.of("ways", ways, "goesOn", goesOn));
        if (!goesOn) {
            return page;
        }
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(page.getHeaders());
        headers.set("Refresh", "0;url=/dang-xuat/tiep");
        return new ResponseEntity<>(page.getBody(), headers, HttpStatus.OK);
    }
}
