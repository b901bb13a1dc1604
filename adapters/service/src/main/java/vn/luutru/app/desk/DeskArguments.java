package vn.luutru.app.desk;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import vn.luutru.adapter.http.desk.DeskArgument;
import vn.luutru.adapter.http.desk.DeskAuthentication;

/** Hands controllers the desk that calls. */
@Configuration(proxyBeanMethods = false)
class DeskArguments implements WebFluxConfigurer {

    private final DeskAuthentication desks;

    DeskArguments(DeskAuthentication desks) {
        this.desks = desks;
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new DeskArgument(desks));
    }
}
