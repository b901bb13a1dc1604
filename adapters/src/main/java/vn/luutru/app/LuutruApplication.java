package vn.luutru.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Luutru as one process: the write path, the projections, the questions. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(LuutruProperties.class)
public class LuutruApplication {

    /** Starts the service; every setting is described in docs/configuration.md. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(LuutruApplication.class);
        application.addInitializers(new DemoGuard());
        application.run(arguments);
    }
}
