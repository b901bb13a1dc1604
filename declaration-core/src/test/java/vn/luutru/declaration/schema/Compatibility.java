package vn.luutru.declaration.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a consumer that was written for one schema may find wrong with what a later one of the same version describes. */
final class Compatibility {

    private static final Set<String> WORDS = Set.of("description", "title", "examples");

    private Compatibility() {}

    /** What is incompatible, by its place; empty if only optional members were added and texts changed. */
    static List<String> problems(JsonNode released, JsonNode current) {
        List<String> problems = new ArrayList<>();
        compare("", released, current, problems);
        return problems;
    }

    private static void compare(String at, JsonNode released, JsonNode current, List<String> problems) {
        Set<String> required = texts(released.path("required"));
        Set<String> now = texts(current.path("required"));
        required.stream()
                .filter(name -> !now.contains(name))
                .forEach(name -> problems.add(at + "/" + name + " may be missing"));
        // Who writes what is declared here must go on being understood.
        now.stream()
                .filter(name -> !required.contains(name))
                .forEach(name -> problems.add(at + "/" + name + " is required"));
        for (Map.Entry<String, JsonNode> member : released.path("properties").properties()) {
            JsonNode same = current.path("properties").path(member.getKey());
            if (same.isMissingNode()) {
                problems.add(at + "/" + member.getKey() + " is gone");
            } else {
                compare(at + "/" + member.getKey(), member.getValue(), same, problems);
            }
        }
        Stream.concat(released.propertyNames().stream(), current.propertyNames().stream())
                .distinct()
                .filter(word -> !WORDS.contains(word) && !word.equals("required") && !word.equals("properties"))
                .filter(word -> !released.path(word).equals(current.path(word)))
                .forEach(word -> problems.add(at + " has another " + word));
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }
}
