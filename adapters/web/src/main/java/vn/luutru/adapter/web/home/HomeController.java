package vn.luutru.adapter.web.home;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.adapter.web.OpenPage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;

/** The start page: the doors of all users. */
@RestController
public final class HomeController {

    private final PageRenderer pages;
    private final List<Door> doors;

    /** @param doors at most one of each kind */
    public HomeController(PageRenderer pages, List<Door> doors) {
        this.pages = pages;
        this.doors = doors.stream().sorted(Comparator.comparing(Door::kind)).toList();
    }

    @OpenPage
    @GetMapping("/")
    public ResponseEntity<byte[]> home(PageRequest request) {
        return pages.page(request, "home/home.jte", Map.of("doors", doors));
    }
}
