package vn.luutru.adapter.http.auth;

import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** A controller's route that does not say who may call it would be found closed by its first caller: it stops the start. */
public final class RouteCheck implements SmartInitializingSingleton {

    private final List<RequestMappingHandlerMapping> mappings;
    private final OwnAdmission others;

    /** @param others who may call the routes of other modules */
    public RouteCheck(List<RequestMappingHandlerMapping> mappings, OwnAdmission others) {
        this.mappings = List.copyOf(mappings);
        this.others = others;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((route, handler) -> {
            if (RouteRule.roles(handler) == null && others.roles(handler) == null) {
                throw new IllegalStateException(route + " has neither @PublicRoute nor @AllowedFor: " + handler);
            }
        }));
    }
}
