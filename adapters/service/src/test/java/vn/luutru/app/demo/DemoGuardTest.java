package vn.luutru.app.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import vn.luutru.app.settings.RefusedStartException;

class DemoGuardTest {

    private final MockEnvironment settings = new MockEnvironment().withProperty("server.address", "127.0.0.1");

    @Test
    void the_demo_runs_on_the_loopback() {
        assertThatCode(() -> DemoGuard.check(settings)).doesNotThrowAnyException();
    }

    @Test
    void the_demo_is_refused_in_a_production_profile() {
        settings.setActiveProfiles("production");
        assertThatThrownBy(() -> DemoGuard.check(settings))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("production");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "live", "Demo", "demo,live", "prod"})
    void the_demo_is_refused_in_any_other_profile(String profiles) {
        settings.setActiveProfiles(profiles.split(","));
        assertThatThrownBy(() -> DemoGuard.check(settings)).isInstanceOf(RefusedStartException.class);
    }

    @Test
    void the_demo_has_a_profile_of_its_own() {
        settings.setActiveProfiles("demo");
        assertThatCode(() -> DemoGuard.check(settings)).doesNotThrowAnyException();
    }

    @Test
    void the_demo_is_refused_on_an_address_that_others_can_reach() {
        settings.setProperty("server.address", "0.0.0.0");
        assertThatThrownBy(() -> DemoGuard.check(settings)).isInstanceOf(RefusedStartException.class);
    }

    @Test
    void without_the_demo_both_are_allowed() {
        settings.setProperty("luutru.demo", "false");
        settings.setProperty("server.address", "0.0.0.0");
        settings.setActiveProfiles("production");
        assertThatCode(() -> DemoGuard.check(settings)).doesNotThrowAnyException();
    }
}
