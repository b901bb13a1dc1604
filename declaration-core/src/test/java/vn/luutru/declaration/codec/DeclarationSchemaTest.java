package vn.luutru.declaration.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.declaration.schema.PublishedSchemas;

/** What is published of the shape of declarations is what is read of them. */
class DeclarationSchemaTest {

    @Test
    void every_member_that_a_declaration_may_have_is_described_and_no_other() {
        Set<String> described = new TreeSet<>();
        described(
                "",
                new JsonMapper().readTree(Objects.requireNonNull(PublishedSchemas.find("Declaration/1"))),
                described);
        Set<String> read = new TreeSet<>();
        read(DeclarationSchema.DECLARATION, read);

        assertThat(described).isEqualTo(read);
    }

    private static void described(String pointer, JsonNode schema, Set<String> pointers) {
        for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
            pointers.add(pointer + "/" + member.getKey());
            described(pointer + "/" + member.getKey(), member.getValue(), pointers);
        }
    }

    private static void read(DeclarationSchema schema, Set<String> pointers) {
        for (DeclarationSchema child : schema.children()) {
            pointers.add(child.pointer);
            read(child, pointers);
        }
    }
}
