package vn.luutru.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * The demo's tokens are public. So the demo never runs in a production profile, and never listens to anything but the
 * machine it runs on.
 */
final class DemoGuard implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    static void check(Environment environment) {
        if (!environment.getProperty("luutru.demo", Boolean.class, true)) {
            return;
        }
        boolean production = Arrays.stream(environment.getActiveProfiles())
                .anyMatch(profile -> profile.toLowerCase(Locale.ROOT).startsWith("prod"));
        if (production) {
            throw new RefusedStartException(
                    "The demo was asked for together with a production profile: its tokens are public.",
                    "Leave out luutru.demo, or the production profile.");
        }
        String address = environment.getProperty("server.address", "");
        if (!loopback(address)) {
            throw new RefusedStartException(
                    "The demo was asked to listen on an address that others can reach: its tokens are public.",
                    "Leave out server.address, or start with luutru.demo=false.");
        }
    }

    private static boolean loopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // An address that cannot be found cannot be listened on either; it is not the loopback.
            return false;
        }
    }
}
