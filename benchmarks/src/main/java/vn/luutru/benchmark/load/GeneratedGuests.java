package vn.luutru.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.luutru.declaration.Vietnam;
import vn.luutru.demo.DeclarationGenerator;
import vn.luutru.demo.DemoProvince;

/**
 * Guests of the demo province, as its generator makes them: every type of establishment, families, buses, workers, patients.
 *
 * <p>Some thousands of check-ins of a day are made beforehand and then repeated with references and document numbers of
 * their own: a declaration costs a copy, so that the client leaves the machine to the server.
 */
public final class GeneratedGuests implements Declarations {

    private static final int TEMPLATES = 12_000;
    private static final int COUNTED_DIGITS = 6;

    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    private record Template(String establishment, byte[] body, int digits) {}

    private final List<Template> templates;
    private final String run;

    /** @param run tells this run's references from those of other runs; letters and digits */
    public GeneratedGuests(String run) {
        this.run = run;
        JsonMapper json = new JsonMapper();
        LocalDate yesterday = Vietnam.dateOf(Instant.now()).minusDays(1);
        templates = new DeclarationGenerator(1, DemoProvince.establishments())
                .day(yesterday, TEMPLATES, 0)
                .map(line -> (ObjectNode) json.readTree(line.json()))
                .filter(line -> line.path("type").asString().equals("CHECK_IN"))
                .map(GeneratedGuests::template)
                .toList();
    }

    @Override
    public Declaration declaration(long number) {
        Template template = templates.get((int) (number % templates.size()));
        byte[] body = template.body();
        if (template.digits() >= 0) {
            body = body.clone();
            long left = number;
            for (int digit = COUNTED_DIGITS - 1; digit >= 0; digit--) {
                body[template.digits() + digit] = (byte) ('0' + left % 10);
                left /= 10;
            }
        }
        return new Declaration(template.establishment(), run + '-' + number, body);
    }

    /** The address leaves the body; the last digits of the paper's number are found, to be counted up. */
    private static Template template(ObjectNode line) {
        String establishment = line.path("establishmentId").asString();
        String document = line.path("guest").path("document").path("number").asString();
        line.remove(List.of("type", "establishmentId", "reference"));
        byte[] body = line.toString().getBytes(StandardCharsets.UTF_8);
        int at = document.matches(".*[0-9]{" + COUNTED_DIGITS + "}")
                ? new String(body, StandardCharsets.ISO_8859_1).indexOf(document)
                : -1;
        return new Template(establishment, body, at < 0 ? -1 : at + document.length() - COUNTED_DIGITS);
    }
}
