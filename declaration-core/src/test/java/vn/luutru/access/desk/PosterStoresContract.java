package vn.luutru.access.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.establishment.EstablishmentId;

/** What every store of posters and of the guest cards that come by them does. */
public abstract class PosterStoresContract {

    private static final EstablishmentId ESTABLISHMENT = new EstablishmentId("38-16531-0001");
    private static final EstablishmentId OTHER = new EstablishmentId("38-16531-0002");
    private static final Instant NOW = Instant.parse("2026-07-01T07:05:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(1);
    private static final byte[] CONTENT =
            "{\"guest\":{\"fullName\":\"Nguyễn Văn Thử\"}}".getBytes(StandardCharsets.UTF_8);

    /** An empty store. */
    protected abstract PosterStore posters();

    /** The guest cards that come by the posters of {@link #posters}. */
    protected abstract GuestCardStore cards();

    private Poster poster(EstablishmentId establishment, Instant at) {
        Poster poster = new Poster(UUID.randomUUID(), establishment, "Sảnh", at, "key-7", null);
        assertThat(posters().add(poster, 50)).isTrue();
        return poster;
    }

    private static GuestCard card(Poster poster, String code, Instant at) {
        return new GuestCard(UUID.randomUUID(), poster.establishment(), poster.id(), code, at, "ko", CONTENT);
    }

    @Test
    void posters_are_found_as_they_were_kept_newest_first() {
        Poster first = poster(ESTABLISHMENT, NOW);
        Poster second = poster(ESTABLISHMENT, NOW.plusSeconds(1));
        poster(OTHER, NOW);
        assertThat(posters().find(first.id())).contains(first);
        assertThat(posters().find(UUID.randomUUID())).isEmpty();
        assertThat(posters().of(ESTABLISHMENT)).containsExactly(second, first);
    }

    @Test
    void a_poster_is_revoked_once_and_stays_known() {
        Poster poster = poster(ESTABLISHMENT, NOW);
        assertThat(posters().revoke(poster.id(), NOW, "admin")).isTrue();
        assertThat(posters().revoke(poster.id(), NOW, "admin")).isFalse();
        assertThat(posters().find(poster.id())).map(Poster::revokedAt).contains(NOW);
    }

    @Test
    void an_establishment_has_no_more_posters_than_it_may_of_which_revoked_ones_do_not_count() {
        Poster first = poster(ESTABLISHMENT, NOW);
        Poster next = new Poster(UUID.randomUUID(), ESTABLISHMENT, "a", NOW, "k", null);
        assertThat(posters().add(next, 1)).isFalse();
        assertThat(posters().counted(ESTABLISHMENT)).isEqualTo(1);
        posters().revoke(first.id(), NOW, "admin");
        assertThat(posters().counted(ESTABLISHMENT)).isZero();
        assertThat(posters().add(next, 1)).isTrue();
    }

    @Test
    void cards_wait_at_their_establishment_oldest_first() {
        Poster poster = poster(ESTABLISHMENT, NOW);
        GuestCard second = card(poster, "M3-18", NOW.plusSeconds(1));
        GuestCard first = card(poster, "A2-00", NOW);
        assertThat(cards().add(second, 50)).isEqualTo(GuestCardStore.Kept.KEPT);
        assertThat(cards().add(first, 50)).isEqualTo(GuestCardStore.Kept.KEPT);
        assertThat(cards().waiting(ESTABLISHMENT, BEFORE))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(first, second);
        assertThat(cards().waiting(ESTABLISHMENT, NOW))
                .extracting(GuestCard::id)
                .containsExactly(second.id());
        assertThat(cards().waiting(OTHER, BEFORE)).isEmpty();
        assertThat(cards().find(ESTABLISHMENT, first.id(), BEFORE)).isPresent();
        assertThat(cards().find(ESTABLISHMENT, first.id(), NOW)).isEmpty();
        assertThat(cards().find(OTHER, first.id(), BEFORE)).isEmpty();
    }

    @Test
    void a_code_is_that_of_one_waiting_card_of_an_establishment() {
        Poster poster = poster(ESTABLISHMENT, NOW);
        GuestCard card = card(poster, "M3-18", NOW);
        cards().add(card, 50);
        assertThat(cards().add(card(poster, "M3-18", NOW), 50)).isEqualTo(GuestCardStore.Kept.CODE_TAKEN);
        assertThat(cards().add(card(poster(OTHER, NOW), "M3-18", NOW), 50)).isEqualTo(GuestCardStore.Kept.KEPT);
        assertThat(cards().delete(OTHER, card.id())).isFalse();
        assertThat(cards().delete(ESTABLISHMENT, card.id())).isTrue();
        assertThat(cards().delete(ESTABLISHMENT, card.id())).isFalse();
        assertThat(cards().add(card(poster, "M3-18", NOW), 50)).isEqualTo(GuestCardStore.Kept.KEPT);
    }

    @Test
    void a_card_that_is_kept_twice_is_one_also_where_no_other_has_room() {
        Poster poster = poster(ESTABLISHMENT, NOW);
        GuestCard card = card(poster, "M3-18", NOW);
        assertThat(cards().add(card, 1)).isEqualTo(GuestCardStore.Kept.KEPT);
        assertThat(cards().add(card, 1)).isEqualTo(GuestCardStore.Kept.THERE);
        assertThat(cards().waiting(ESTABLISHMENT, BEFORE)).hasSize(1);
    }

    @Test
    void no_more_cards_wait_than_may() {
        Poster poster = poster(ESTABLISHMENT, NOW);
        cards().add(card(poster, "M3-18", NOW), 1);
        assertThat(cards().add(card(poster, "M3-19", NOW), 1)).isEqualTo(GuestCardStore.Kept.FULL);
    }

    @Test
    void cards_whose_time_is_over_are_deleted_and_no_others() {
        Poster poster = poster(ESTABLISHMENT, NOW);
        GuestCard later = card(poster, "M3-19", NOW.plus(Duration.ofMillis(1)));
        cards().add(card(poster, "M3-18", NOW), 50);
        cards().add(later, 50);
        assertThat(cards().deleteUntil(BEFORE)).isZero();
        assertThat(cards().deleteUntil(NOW)).isEqualTo(1);
        assertThat(cards().waiting(ESTABLISHMENT, BEFORE))
                .extracting(GuestCard::id)
                .containsExactly(later.id());
    }
}
