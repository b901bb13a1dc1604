package vn.luutru.app;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.luutru.app.demo.DemoCallers;
import vn.luutru.app.settings.LuutruProperties;

/** Says at the start where the pages are, and in the demo with which tokens to try them. */
@Component
final class Announcement implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

    private final LuutruProperties properties;

    Announcement(LuutruProperties properties) {
        this.properties = properties;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        String root = String.format(
                Locale.ROOT,
                "http://%s:%s",
                environment.getProperty("server.address", "127.0.0.1"),
                environment.getProperty("local.server.port", "8080"));
        String state = String.format(
                Locale.ROOT,
                "http://%s:%s/actuator",
                environment.getProperty(
                        "management.server.address", environment.getProperty("server.address", "127.0.0.1")),
                environment.getProperty("local.management.port", environment.getProperty("local.server.port", "8080")));
        LOG.info("State: {}/health/readiness, {}/prometheus", state, state);
        LOG.info("Luutru takes declarations at {}", root);
        LOG.info("Pages: {}/", root);
        LOG.info("API: {}/docs (OpenAPI: {}/v3/api-docs)", root, root);
        if (properties.demo()) {
            LOG.info(
                    "Demo tokens (Authorization: Bearer …): {}",
                    String.join(", ", DemoCallers.byToken().keySet()));
        }
    }
}
