package vn.luutru.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.luutru.FreePort;
import vn.luutru.adapter.identity.StandInProvider;
import vn.luutru.app.RunningLuutru;

/** A service that is no demo, and the provider at which its officials sign in over real HTTP. */
final class SignInService implements AutoCloseable {

    static final String SESSION = "__Host-luutru-phien";
    static final String OWN_KEYS = "/v1/keys";
    static final Map<String, Object> ADMIN = Map.of("sub", "quan-tri-mau", "role", "ADMIN", "name", "Quản Trị Mẫu");

    final StandInProvider provider;
    final RunningLuutru luutru;

    SignInService(Path data) throws Exception {
        provider = new StandInProvider();
        int port = FreePort.choose();
        Files.createDirectories(data);
        luutru = RunningLuutru.start(
                data,
                "--luutru.demo=false",
                "--server.port=" + port,
                "--luutru.master-key=bHV1dHJ1LW1hc3Rlci1rZXktb2YtdGhlLXRlc3RzLTM=",
                "--luutru.officials.issuer=" + provider.issuer(),
                "--luutru.officials.audience=" + StandInProvider.CLIENT,
                "--luutru.sign-in.client-id=" + StandInProvider.CLIENT,
                "--luutru.sign-in.client-secret=" + StandInProvider.SECRET,
                "--luutru.sign-in.acr=loa-2,loa-3",
                "--luutru.sign-in.amr=mfa",
                "--luutru.sign-in.max-age=1h",
                "--luutru.sign-in.roles.canbo-congan=POLICE",
                "--luutru.web.address=http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        luutru.close();
        provider.close();
    }

    OfficialBrowser browser() {
        return new OfficialBrowser(luutru.port);
    }

    /** Claims of somebody who has shown who they are just now, with two factors. */
    static Map<String, Object> person(Map<String, Object> claims) {
        Map<String, Object> whole = new HashMap<>(Map.of(
                "acr",
                "loa-3",
                "amr",
                List.of("pwd", "mfa"),
                "auth_time",
                Instant.now().getEpochSecond()));
        whole.putAll(claims);
        return whole;
    }

    OfficialBrowser signedIn(Map<String, Object> claims) throws IOException, InterruptedException {
        OfficialBrowser browser = browser();
        signIn(browser, claims);
        return browser;
    }

    void signIn(OfficialBrowser browser, Map<String, Object> claims) throws IOException, InterruptedException {
        provider.signsIn(person(claims));
        HttpResponse<String> page = browser.follow("/dang-nhap/di?ve=/huong-dan");
        assertThat(page.uri().getPath()).isEqualTo("/huong-dan");
    }
}
