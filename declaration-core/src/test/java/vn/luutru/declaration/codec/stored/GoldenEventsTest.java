package vn.luutru.declaration.codec.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.luutru.declaration.GoldenEvents;
import vn.luutru.declaration.GoldenFile;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.PatientRole;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.rule.Timeliness;

/** What the log holds stays readable, and its names stay as they are, whatever the code is called. */
class GoldenEventsTest {

    private static final Map<String, Class<?>> CODES = Map.of(
            "Sex", Sex.class,
            "DocumentType", DocumentType.class,
            "Purpose", Purpose.class,
            "CaptureMethod", CaptureMethod.class,
            "PatientRole", PatientRole.class,
            "Timeliness", Timeliness.class,
            "CancellationReason", CancellationReason.class,
            "EstablishmentType", EstablishmentType.class,
            "Regime", Regime.class);

    static Set<String> events() {
        return GoldenEvents.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("events")
    void stored_bytes_are_read_as_the_event_they_were(String name) throws IOException {
        Event event = GoldenEvents.all().get(name);

        assertThat(EventSerializer.deserialize(event.stream(), stored(name))).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_written_as_the_stored_bytes(String name) throws IOException {
        SerializedEvent written = EventSerializer.serialize(GoldenEvents.all().get(name));

        assertThat(written.type()).isEqualTo(type(name));
        assertThat(written.open())
                .asString()
                .isEqualTo(new String(GoldenFile.bytes(name + ".json"), StandardCharsets.UTF_8));
        assertThat(written.personal()).isEqualTo(stored(name).personal());
    }

    @Test
    void an_encrypted_part_is_decrypted_with_its_key_and_encrypted_to_the_same_bytes() throws IOException {
        Properties golden = GoldenFile.properties("encrypted.properties");
        byte[] encrypted = HexFormat.of().parseHex(golden.getProperty("encrypted"));
        SecretKeySpec key = new SecretKeySpec(HexFormat.of().parseHex(golden.getProperty("key")), "AES");
        byte[] clear = GoldenFile.bytes(golden.getProperty("event") + ".personal.json");

        assertThat(EventEncryption.decrypt(key, GoldenEvents.STAY.value(), encrypted))
                .isEqualTo(clear);
        assertThat(EventEncryption.encrypt(key, GoldenEvents.STAY.value(), clear, Arrays.copyOf(encrypted, 12)))
                .isEqualTo(encrypted);
    }

    @Test
    void the_names_of_event_types_are_the_pinned_ones_and_each_has_a_golden_event() throws Exception {
        Set<String> declared = new TreeSet<>();
        for (Field field : EventTypes.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                declared.add((String) field.get(null));
            }
        }

        assertThat(declared).containsExactlyInAnyOrderElementsOf(pinned("type"));
        assertThat(events().stream().map(GoldenEventsTest::type).distinct())
                .containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void the_names_of_facts_are_the_pinned_ones_and_what_was_personal_is_still_encrypted() throws IOException {
        Stream<String> facts = vn.luutru.declaration.Field.all().stream()
                .map(field -> field.storedName() + (field.personal() ? " personal" : " open"));

        assertThat(facts).containsExactlyElementsOf(pinned("fact"));
    }

    @Test
    void the_codes_are_the_pinned_ones() throws IOException {
        List<String> codes = CODES.entrySet().stream()
                .flatMap(codesOf -> Arrays.stream(codesOf.getValue().getEnumConstants())
                        .map(code -> codesOf.getKey() + " " + ((Code) code).code()))
                .toList();

        assertThat(codes).containsExactlyInAnyOrderElementsOf(pinned("code"));
        assertThat(vn.luutru.declaration.Field.all().stream()
                        .<Class<?>>map(vn.luutru.declaration.Field::type)
                        .filter(Class::isEnum))
                .isSubsetOf(CODES.values());
    }

    /** Answers over HTTP still name some codes by their constants: rename those only together with their views. */
    @Test
    void constants_are_named_as_their_codes() {
        for (Class<?> codes : CODES.values()) {
            for (Object code : codes.getEnumConstants()) {
                assertThat(((Enum<?>) code).name()).isEqualTo(((Code) code).code());
            }
        }
    }

    private static List<String> pinned(String kind) throws IOException {
        return GoldenFile.lines("names.txt").stream()
                .filter(words -> words.getFirst().equals(kind))
                .map(words -> String.join(" ", words.subList(1, words.size())))
                .toList();
    }

    private static SerializedEvent stored(String name) throws IOException {
        String personal = name + ".personal.json";
        return new SerializedEvent(
                type(name),
                GoldenFile.bytes(name + ".json"),
                GoldenFile.exists(personal) ? GoldenFile.bytes(personal) : null);
    }

    /** {@code GuestCheckedIn/1} of {@code GuestCheckedIn-1-full}. */
    private static String type(String name) {
        String[] words = name.split("-");
        return words[0] + "/" + words[1];
    }
}
