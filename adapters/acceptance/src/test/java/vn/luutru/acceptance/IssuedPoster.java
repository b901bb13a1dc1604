package vn.luutru.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.util.EnumSet;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Scope;
import vn.luutru.access.desk.Posters;
import vn.luutru.declaration.establishment.EstablishmentId;

/** A poster of a hotel of the demo, from which guests come to their page. */
final class IssuedPoster {

    static final EstablishmentId ESTABLISHMENT = new EstablishmentId("38-16531-0001");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private IssuedPoster() {}

    /** The id of a new one, by the call that an operator's software makes. */
    static String id(APIRequestContext api, String origin) {
        APIResponse answer = api.post(
                origin + "/v1/establishments/" + ESTABLISHMENT.value() + "/posters",
                RequestOptions.create()
                        .setHeader("Authorization", "Bearer demo-operator")
                        .setData("{\"label\": \"Quầy "
                                + UUID.randomUUID().toString().substring(0, 8) + "\"}")
                        .setHeader("Content-Type", "application/json"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return JSON.readTree(answer.text()).path("posterId").asString();
    }

    /** The id of a new one, without a call. */
    static String id(ConfigurableApplicationContext context) {
        Posters posters = context.getBean(Posters.class);
        Caller.Operator by = new Caller.Operator("demo-operator", Scope.province(), EnumSet.allOf(Operation.class));
        return posters.id(posters.issue(by, ESTABLISHMENT, "Quầy"));
    }
}
