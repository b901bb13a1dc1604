package vn.luutru.recount;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Collects where the answer and the second computation differ, the first few of each question in words. */
final class Differences {

    private static final int SHOWN = 4;

    final List<String> found = new ArrayList<>();
    long compared;

    <K, V> void compare(String question, Map<K, V> answered, Map<K, V> computed) {
        compared += computed.size();
        Set<String> lines = new TreeSet<>();
        for (Map.Entry<K, V> line : computed.entrySet()) {
            if (!Objects.equals(line.getValue(), answered.get(line.getKey()))) {
                lines.add("%s: answered %s, computed %s"
                        .formatted(line.getKey(), answered.get(line.getKey()), line.getValue()));
            }
        }
        for (Map.Entry<K, V> line : answered.entrySet()) {
            if (!computed.containsKey(line.getKey())) {
                lines.add("%s: answered %s, computed nothing".formatted(line.getKey(), line.getValue()));
            }
        }
        if (!lines.isEmpty()) {
            found.add("%s (%d lines)%n    %s"
                    .formatted(
                            question,
                            lines.size(),
                            String.join("\n    ", lines.stream().limit(SHOWN).toList())));
        }
    }
}
