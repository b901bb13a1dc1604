package vn.luutru.app;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.declaration.Establishments;
import vn.luutru.demo.DemoSeed;

/** What only the demo has. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "luutru.demo", matchIfMissing = true)
class DemoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DemoConfiguration.class);

    /** Runs before the service says that it is ready. */
    @Bean
    ApplicationRunner demoProvince(Establishments establishments, InstantSource clock) {
        return arguments -> {
            int added = DemoSeed.plant(establishments, clock.instant());
            if (added > 0) {
                LOG.info("{} establishments of the demo province registered", added);
            }
        };
    }
}
