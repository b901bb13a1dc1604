package vn.luutru.app;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.luutru.app.database.DatabaseServer;
import vn.luutru.app.demo.DemoCallers;
import vn.luutru.app.settings.LuutruProperties;

/** Says at the start where the pages are, in the demo with which tokens to try them, and what is not meant for production. */
@Component
final class Announcement implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

    private final LuutruProperties properties;
    private final DatabaseServer server;

    Announcement(LuutruProperties properties, DatabaseServer server) {
        this.properties = properties;
        this.server = server;
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
        if (server.isEmbedded() && !properties.demo()) {
            LOG.warn(
                    "The database is the embedded one, on {}: no replica, no failover, and its files are its only copy."
                            + " It is for one small server that is backed up every night (docs/operations, One server);"
                            + " name a PostgreSQL of your own in luutru.database.url for anything else",
                    properties.data().toAbsolutePath());
        }
        if (properties.demo()) {
            LOG.info(
                    "Demo tokens (Authorization: Bearer …): {}",
                    String.join(", ", DemoCallers.byToken().keySet()));
        }
    }
}
