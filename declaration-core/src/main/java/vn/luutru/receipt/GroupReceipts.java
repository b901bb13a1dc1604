package vn.luutru.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.eventstore.ReceiptNumbers;

/** One receipt for several declarations: the guests of a day, or an upload. Waits for the log. */
public final class GroupReceipts {

    private final ReceiptSource source;
    private final ReceiptSigner signer;

    public GroupReceipts(ReceiptSource source, ReceiptSigner signer) {
        this.source = source;
        this.signer = signer;
    }

    /** One receipt for the check-ins of some stays of one establishment, for a local day; those that are there. */
    public Optional<SeveralReceipts> day(EstablishmentId establishment, LocalDate day, List<StayId> stays) {
        List<SeveralReceipts.Item> items = new ArrayList<>();
        for (StayId id : stays) {
            source.stay(id)
                    .filter(stay -> stay.checkIn().establishment().equals(establishment))
                    .ifPresent(
                            stay -> items.add(item(stay, stay.history().getFirst(), SeveralReceipts.Outcome.ACCEPTED)));
        }
        return several(ReceiptKind.DAY, day.toString(), establishment, day, items, 0);
    }

    /**
     * One receipt for an upload, from what its outcomes said.
     *
     * @param outcomes the receipts' numbers with their outcomes; each is looked up
     * @param rejected how many lines were rejected, as the operator says: nothing is stored of them
     * @return empty if the establishment is not known, or one of the numbers is not that of a stay there
     */
    public Optional<SeveralReceipts> batch(
            EstablishmentId establishment, Map<String, SeveralReceipts.Outcome> outcomes, int rejected) {
        List<SeveralReceipts.Item> items = new ArrayList<>();
        Map<StayId, Optional<Stay>> stays = new LinkedHashMap<>();
        for (Map.Entry<String, SeveralReceipts.Outcome> outcome :
                inOneForm(outcomes).entrySet()) {
            Recorded<Event> recorded = source.event(outcome.getKey());
            if (recorded == null || !(recorded.event() instanceof StayEvent event)) {
                return Optional.empty();
            }
            Optional<Stay> stay = stays.computeIfAbsent(event.stay(), source::stay);
            if (stay.isEmpty() || !stay.get().checkIn().establishment().equals(establishment)) {
                return Optional.empty();
            }
            items.add(item(
                    stay.get(), new Recorded<>(recorded.position(), recorded.recordedAt(), event), outcome.getValue()));
        }
        return several(ReceiptKind.BATCH, null, establishment, null, items, rejected);
    }

    /** One number that was written in two ways is one declaration. */
    private static Map<String, SeveralReceipts.Outcome> inOneForm(Map<String, SeveralReceipts.Outcome> outcomes) {
        Map<String, SeveralReceipts.Outcome> read = new LinkedHashMap<>();
        outcomes.forEach((number, outcome) -> read.put(ReceiptNumbers.read(number), outcome));
        return read;
    }

    private Optional<SeveralReceipts> several(
            ReceiptKind kind,
            @Nullable String name,
            EstablishmentId establishment,
            @Nullable LocalDate day,
            List<SeveralReceipts.Item> items,
            int rejected) {
        if (items.isEmpty()) {
            return Optional.empty();
        }
        items.sort(Comparator.comparing(SeveralReceipts.Item::recordedAt).thenComparing(SeveralReceipts.Item::number));
        String content = DeclaredContent.ofSeveral(
                kind,
                establishment,
                items.stream()
                        .map(item -> item.number() + "\t" + item.outcome())
                        .toList());
        byte[] salt = source.salt(content);
        byte[] digest = DeclaredContent.digest(salt, content);
        int replayed = (int) items.stream()
                .filter(item -> item.outcome() == SeveralReceipts.Outcome.REPLAYED)
                .count();
        Instant last = items.getLast().recordedAt();
        Establishment description = source.description(establishment, last);
        int guests = (int) items.stream()
                .filter(item -> item.kind() == ReceiptKind.CHECK_IN && !item.cancelled())
                .count();
        ReceiptClaims claims = new ReceiptClaims(
                kind,
                name == null ? items.getFirst().number() + "+" + (items.size() - 1) : name,
                establishment,
                last,
                null,
                guests,
                description.ward(),
                digest,
                null,
                new ReceiptClaims.Counts(items.size() - replayed, replayed, rejected));
        return Optional.of(new SeveralReceipts(claims, signer.sign(claims), description, day, items, content, salt));
    }

    private SeveralReceipts.Item item(Stay stay, Recorded<StayEvent> recorded, SeveralReceipts.Outcome outcome) {
        return new SeveralReceipts.Item(
                source.number(recorded),
                ReceiptSource.kind(recorded.event()),
                stay.checkIn().reference(),
                stay.details().room(),
                recorded.recordedAt(),
                ReceiptSource.isCancelled(stay),
                outcome);
    }
}
