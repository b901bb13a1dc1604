package vn.luutru.app.demo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import vn.luutru.app.settings.RefusedStartException;

/**
 * The demo's tokens are public. So the demo runs without a profile or with the profile {@code demo} only, and never
 * listens to anything but the machine it runs on. What a proxy forwards to it is {@link DemoOrigin}'s to refuse.
 */
public final class DemoGuard implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String PROFILE = "demo";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    static void check(Environment environment) {
        if (!environment.getProperty("luutru.demo", Boolean.class, true)) {
            return;
        }
        // Any other profile is somebody's production, whatever its name.
        boolean other = Arrays.stream(environment.getActiveProfiles()).anyMatch(profile -> !profile.equals(PROFILE));
        if (other) {
            throw new RefusedStartException(
                    "The demo runs without a profile or with the profile demo only, not with "
                            + String.join(", ", environment.getActiveProfiles()) + ": its tokens are public.",
                    "Start with luutru.demo=false, or without the profile.");
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
