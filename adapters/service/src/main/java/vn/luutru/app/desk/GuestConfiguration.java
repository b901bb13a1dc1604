package vn.luutru.app.desk;

import java.net.URI;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.access.desk.GuestCards;
import vn.luutru.access.desk.Posters;
import vn.luutru.access.guest.GuestAccounts;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.vneid.GuestProvider;
import vn.luutru.adapter.vneid.OidcGuestAccounts;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.guest.AccountController;
import vn.luutru.adapter.web.guest.Drafts;
import vn.luutru.adapter.web.guest.GuestController;
import vn.luutru.adapter.web.guest.PosterController;
import vn.luutru.adapter.web.home.Door;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.app.settings.RefusedStartException;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.validation.DeclarationValidation;
import vn.luutru.declaration.validation.Validation;
import vn.luutru.intake.EstablishmentDirectory;

/** The guest's way, and the posters that lead to it. */
@Configuration(proxyBeanMethods = false)
class GuestConfiguration {

    @Bean
    Drafts guestDrafts(MasterKey master, InstantSource clock) {
        return new Drafts(master.passing("luutru guest drafts"), clock);
    }

    @Bean
    GuestController guestController(
            PageRenderer pages,
            Posters posters,
            GuestCards cards,
            Drafts drafts,
            RuleBook rules,
            EstablishmentDirectory directory,
            InstantSource clock,
            ObjectProvider<GuestAccounts> accounts) {
        Validation validation = new DeclarationValidation(rules);
        return new GuestController(
                pages, posters, cards, drafts, validation, directory, clock, accounts.getIfAvailable() != null);
    }

    @Bean
    @ConditionalOnProperty("luutru.vneid.issuer")
    GuestAccounts guestAccounts(LuutruProperties properties) {
        LuutruProperties.Vneid vneid = properties.vneid();
        String issuer = vneid.issuer();
        String client = vneid.clientId();
        String address = properties.web().address();
        if (issuer == null || client == null || address == null) {
            throw new RefusedStartException(
                    "luutru.vneid.issuer is set, and luutru.vneid.client-id or luutru.web.address is not",
                    "Set them, or leave luutru.vneid.issuer out; the provider sends guests back to /vneid of that"
                            + " address");
        }
        return new OidcGuestAccounts(new GuestProvider(
                issuer,
                client,
                vneid.clientSecret(),
                URI.create(address).resolve("/vneid"),
                vneid.scopes(),
                new GuestProvider.Claims(
                        vneid.nameClaim(),
                        vneid.birthDateClaim(),
                        vneid.sexClaim(),
                        vneid.numberClaim(),
                        vneid.nationalityClaim(),
                        vneid.residenceClaim())));
    }

    @Bean
    @ConditionalOnProperty("luutru.vneid.issuer")
    AccountController accountController(
            PageRenderer pages,
            Posters posters,
            GuestAccounts accounts,
            Drafts drafts,
            MasterKey master,
            EstablishmentDirectory directory,
            InstantSource clock) {
        Drafts waiting = new Drafts("luutru-vneid", master.passing("luutru guest accounts"), clock);
        return new AccountController(pages, posters, accounts, drafts, waiting, directory, clock);
    }

    @Bean
    PosterController posterController(
            PageRenderer pages,
            Posters posters,
            EstablishmentDirectory directory,
            LuutruProperties properties,
            InstantSource clock) {
        String address = properties.web().address();
        return new PosterController(
                pages, posters, directory, address == null || address.isBlank() ? null : URI.create(address), clock);
    }

    /** In the demo one click; elsewhere the door is what hangs on the wall. */
    @Bean
    @ConditionalOnBooleanProperty("luutru.demo")
    Door guestDoor() {
        return new Door(Door.Kind.GUEST, "/thu/khach");
    }
}
