package vn.luutru.app;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.declaration.rule.DeadlinePolicy;
import vn.luutru.declaration.rule.RuleBook;

/** The rules that everybody here judges by: the decider, the guests' page, reminders, and the reception page. */
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {

    @Bean
    DeadlinePolicy deadlinePolicy(LuutruProperties properties) {
        return DeadlinePolicy.STANDARD.with(properties.rules().nightArrival());
    }

    @Bean
    RuleBook ruleBook(DeadlinePolicy policy) {
        return new RuleBook(policy);
    }
}
