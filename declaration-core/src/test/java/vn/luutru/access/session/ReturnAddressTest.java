package vn.luutru.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.access.Role;

class ReturnAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/cong-an", "/cong-an/co-so/K-1042?tu=2026-11-01&den=2026-11-30", "/quan-tri?q=s%C3%B3ng"})
    void a_path_of_this_service_is_returned_to(String path) {
        assertThat(ReturnAddress.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cong-an",
                "https://elsewhere.example/",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "\\\\elsewhere.example",
                "/\t/elsewhere.example",
                " /cong-an",
                "/cong-an\r\nSet-Cookie: a=b",
                "/cong-an#//elsewhere.example",
                "javascript:alert(1)",
                "/a@elsewhere.example",
                "/dang-nhap",
                "/dang-nhap/di?ve=/",
                "/dang-xuat"
            })
    void nothing_else_is(String address) {
        assertThat(ReturnAddress.of(address)).isEqualTo("/");
    }

    @Test
    void who_came_from_nowhere_goes_to_the_desk_of_their_role() {
        assertThat(ReturnAddress.afterSigningIn(null, Role.ADMIN)).isEqualTo("/quan-tri");
        assertThat(ReturnAddress.afterSigningIn("/huong-dan", Role.ADMIN)).isEqualTo("/huong-dan");
        assertThat(ReturnAddress.afterSigningIn("/", Role.POLICE)).isEqualTo("/cong-an");
        assertThat(ReturnAddress.of("/" + "a".repeat(600))).isEqualTo("/");
    }

    @Test
    void who_wanted_a_file_goes_to_a_page_since_a_browser_stays_where_it_is_with_a_file() {
        for (String file : new String[] {"/du-lich/tep/ngay.csv?ky=dem-qua", "/quan-tri/nhat-ky.xlsx"}) {
            assertThat(ReturnAddress.afterSigningIn(file, Role.TOURISM)).isEqualTo("/du-lich");
        }
        assertThat(ReturnAddress.afterSigningIn("/quan-tri?q=a.csv", Role.ADMIN))
                .isEqualTo("/quan-tri?q=a.csv");
    }
}
