package vn.luutru.app.access;

import java.util.List;
import java.util.Map;

/**
 * A ward with what was planted in it.
 *
 * @param values by the names that stand for them in calls: {@code ward}, {@code establishment}, {@code person} and so on
 * @param marks  what an answer about this ward has, and no other answer
 */
record TerritorySide(Map<String, String> values, List<String> marks) {

    /** A call with what it names of this ward. */
    String in(String call) {
        String filled = call;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    /** The marks that an answer has; what was called with says nothing. */
    List<String> found(String answer, String call) {
        return marks.stream()
                .filter(mark -> !call.contains(mark))
                .filter(mark -> mark.chars().allMatch(Character::isDigit)
                        ? answer.matches("(?s).*(?<![0-9])" + mark + "(?![0-9]).*")
                        : answer.contains(mark))
                .toList();
    }
}
