package vn.luutru.adapter.kafka.publisher;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.EventTypes;
import vn.luutru.declaration.codec.stored.MalformedEventException;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentClosed;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentMerged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentReopened;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentSuspended;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.subscription.StoredEvent;
import vn.luutru.projection.subscription.StoredEvent.OpenPart;
import vn.luutru.projection.tourism.cube.AgeGroups;

/**
 * Events to facts that name nobody: days instead of times, groups instead of ages, no room, no name of an establishment,
 * and a stay under a pseudonym that cannot be computed from its reference.
 */
public final class Facts {

    /** A stay as it is known after an event; the newest counts. */
    static final String STAY = "StayFact/1";

    /** What an establishment is from a day on. */
    static final String ESTABLISHMENT = "EstablishmentFact/1";

    /** Whether an establishment takes guests from a day on. */
    static final String STATUS = "EstablishmentStatusFact/1";

    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();
    private static final String HMAC = "HmacSHA256";

    /** The value of a record. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    record Fact(String type, byte[] json) {}

    private final AgeGroups ages;

    /** Kept with its key, which takes longer than a pseudonym. Used by one thread at a time. */
    private final Mac mac;

    /** @param key of the pseudonyms, a secret of the service */
    public Facts(AgeGroups ages, byte[] key) {
        this.ages = ages;
        this.mac = mac(new SecretKeySpec(key, HMAC));
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What an event changes of what statistics go by.
     *
     * @return null if nothing
     * @throws UnreadableEventException if this version cannot read the event
     */
    @Nullable
    Fact of(StoredEvent stored) {
        try {
            return switch (stored.type()) {
                case EventTypes.GUEST_CHECKED_IN,
                        EventTypes.GUEST_CHECKED_OUT,
                        EventTypes.STAY_CORRECTED,
                        EventTypes.STAY_CANCELLED -> stay(stored);
                case EventTypes.ESTABLISHMENT_REGISTERED,
                        EventTypes.ESTABLISHMENT_CHANGED,
                        EventTypes.ESTABLISHMENT_SUSPENDED,
                        EventTypes.ESTABLISHMENT_REOPENED,
                        EventTypes.ESTABLISHMENT_CLOSED,
                        EventTypes.ESTABLISHMENT_MERGED -> establishment(stored);
                default -> null;
            };
        } catch (MalformedEventException e) {
            throw new UnreadableEventException(stored.position(), stored.recordedAt(), stored.type(), e.reason());
        }
    }

    private @Nullable Fact stay(StoredEvent stored) {
        StayFact changed =
                StayFact.changed(stored.stream(), stored.earlier(), new OpenPart(stored.type(), stored.open()));
        return changed == null ? null : fact(stored.stream(), changed);
    }

    private Fact fact(UUID stay, StayFact fact) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeStringProperty("stay", pseudonym(stay).toString());
            out.writeStringProperty("establishment", fact.establishment().value());
            text(out, "arrivedOn", fact.arrivedOn());
            text(out, "departedOn", fact.departedOn());
            text(out, "expectedDepartureOn", fact.expectedDepartureOn());
            text(out, "nationality", fact.nationality());
            text(out, "sex", fact.sex());
            out.writeStringProperty("ageGroup", ages.of(fact.age()));
            text(out, "purpose", fact.purpose());
            out.writeBooleanProperty("cancelled", fact.cancelled());
            out.writeEndObject();
        }
        return new Fact(STAY, bytes.toByteArray());
    }

    private static Fact establishment(StoredEvent stored) {
        Event event =
                EventSerializer.deserialize(stored.stream(), new SerializedEvent(stored.type(), stored.open(), null));
        return switch ((EstablishmentEvent) event) {
            case EstablishmentRegistered registered -> described(registered.description());
            case EstablishmentChanged changed -> described(changed.description());
            case EstablishmentSuspended suspended -> status(suspended, "SUSPENDED");
            case EstablishmentReopened reopened -> status(reopened, "OPEN");
            case EstablishmentClosed closed -> status(closed, "CLOSED");
            case EstablishmentMerged merged -> status(merged, "CLOSED");
        };
    }

    private static Fact described(Establishment establishment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeStringProperty("establishment", establishment.id().value());
            text(out, "validFrom", establishment.validFrom());
            text(out, "type", establishment.type());
            Integer stars = establishment.stars();
            if (stars != null) {
                out.writeNumberProperty("stars", stars);
            }
            out.writeStringProperty("ward", establishment.ward());
            text(out, "zone", establishment.zone());
            out.writeNumberProperty("rooms", establishment.rooms());
            out.writeNumberProperty("beds", establishment.beds());
            out.writeEndObject();
        }
        return new Fact(ESTABLISHMENT, bytes.toByteArray());
    }

    private static Fact status(EstablishmentEvent event, String status) {
        LocalDate from = event.from();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeStringProperty("establishment", event.establishment().value());
            text(out, "from", from);
            out.writeStringProperty("status", status);
            out.writeEndObject();
        }
        return new Fact(STATUS, bytes.toByteArray());
    }

    private static void text(JsonGenerator out, String name, @Nullable Object value) {
        if (value != null) {
            out.writeStringProperty(name, value.toString());
        }
    }

    /** The same for every event of a stay, in every process. */
    UUID pseudonym(UUID stay) {
        byte[] id = ByteBuffer.allocate(16)
                .putLong(stay.getMostSignificantBits())
                .putLong(stay.getLeastSignificantBits())
                .array();
        ByteBuffer hash;
        synchronized (mac) {
            hash = ByteBuffer.wrap(mac.doFinal(id));
        }
        // Version 8 and variant of RFC 9562.
        return new UUID(
                (hash.getLong() & ~0xF000L) | 0x8000L,
                (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }
}
