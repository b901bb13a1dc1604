package vn.luutru.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** Luutru as one process: the write path, the projections, the questions. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(LuutruProperties.class)
public class LuutruApplication {

    /** Starts the service; every setting is described in docs/configuration.md. */
    public static void main(String[] arguments) {
        start(arguments);
    }

    static ConfigurableApplicationContext start(String... arguments) {
        SpringApplication application = new SpringApplication(LuutruApplication.class);
        application.addInitializers(new DemoGuard());
        return application.run(arguments);
    }
}
