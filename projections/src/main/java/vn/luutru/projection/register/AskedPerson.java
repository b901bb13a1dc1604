package vn.luutru.projection.register;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.PersonPseudonyms;
import vn.luutru.declaration.validation.InputNormalizer;
import vn.luutru.projection.register.name.NameWords;
import vn.luutru.projection.register.name.TypedWords;

/**
 * Somebody of whom an auditor asks who asked about them. What a question asked for is compared, as the access log keeps it:
 * typed numbers and words, and the pseudonym of a person who was opened. Whom an answer showed is not kept, and not found.
 *
 * <p>The first half of a person's own id comes from the number of their paper alone, so that a number finds who was opened
 * by their pseudonym, and a pseudonym finds who was asked for by their number.
 */
public final class AskedPerson {

    /** The criteria of recorded questions that name somebody. */
    public static final Set<String> CRITERIA = Set.of("document", "personId", "words", "name");

    private final PersonPseudonyms pseudonyms;
    private final @Nullable UUID pseudonym;
    private final @Nullable UUID person;
    private final @Nullable Long number;
    private final Set<String> words;

    /** The words with the parts of those that have an apostrophe, by which a name is found too. */
    private final Set<String> beginnings;

    private AskedPerson(
            PersonPseudonyms pseudonyms,
            @Nullable UUID pseudonym,
            @Nullable UUID person,
            @Nullable Long number,
            Set<String> words,
            Set<String> beginnings) {
        this.pseudonyms = pseudonyms;
        this.pseudonym = pseudonym;
        this.person = person;
        this.number = number;
        this.words = Set.copyOf(words);
        this.beginnings = Set.copyOf(beginnings);
    }

    /** Whether there is a number of a paper or a word of a name in what was typed. */
    public static boolean isCalled(String typed) {
        return !QuestionsAboutGuest.plainWords(typed).isEmpty();
    }

    /**
     * Whoever has a number of a paper or a name.
     *
     * @param typed a number, words of a name, or both, of which either counts
     * @throws IllegalArgumentException if there is neither in it
     */
    public static AskedPerson called(String typed, PersonPseudonyms pseudonyms) {
        String document = TypedWords.of(typed).document();
        Set<String> words = QuestionsAboutGuest.plainWords(typed);
        Set<String> beginnings = new HashSet<>();
        NameWords.spell(typed, true).forEach(word -> beginnings.add(word.oneLetter()));
        if (document != null) {
            words = withoutNumbers(words);
            beginnings.removeIf(AskedPerson::hasDigit);
        } else if (!isCalled(typed)) {
            throw new IllegalArgumentException("Nothing to look for");
        }
        Long number = document == null ? null : PersonId.numberHash(document);
        return new AskedPerson(pseudonyms, null, null, number, words, beginnings);
    }

    /** The person of a pseudonym. */
    public static AskedPerson of(UUID pseudonym, PersonPseudonyms pseudonyms) {
        UUID person = pseudonyms.person(pseudonym).orElse(null);
        return new AskedPerson(
                pseudonyms,
                pseudonym,
                person,
                person == null ? null : person.getMostSignificantBits(),
                Set.of(),
                Set.of());
    }

    /**
     * Whether a question asked for them.
     *
     * @param criteria of the question, as the access log keeps them
     */
    public boolean isAskedForBy(Map<String, String> criteria) {
        return criteria.entrySet().stream().anyMatch(one -> isNamedBy(one.getKey(), one.getValue()));
    }

    private boolean isNamedBy(String criterion, String value) {
        return switch (criterion) {
            case "document" -> isNumber(InputNormalizer.documentNumber(value));
            case "personId" -> isOpened(value);
            case "words" -> isFoundBy(value);
            case "name" -> isNamed(value);
            default -> false;
        };
    }

    /**
     * By what was typed into one box. One word of the name is enough: which of the others were read as those of a room or
     * an establishment depended on what was declared then, and is not kept. An auditor rather finds too much than too little.
     */
    private boolean isFoundBy(String typed) {
        TypedWords line = TypedWords.of(typed);
        return isNumber(line.document())
                || isWhole(QuestionsAboutGuest.plainWords(typed))
                || QuestionsAboutGuest.plainWords(String.join(" ", line.words())).stream()
                        .anyMatch(this::beginsWord);
    }

    private boolean isNumber(@Nullable String typed) {
        return number != null && typed != null && number == PersonId.numberHash(typed);
    }

    /** By the pseudonym, or by the person's own id, by which questions were recorded before there were pseudonyms. */
    private boolean isOpened(String value) {
        UUID opened;
        try {
            opened = UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (pseudonym != null) {
            return opened.equals(pseudonym) || opened.equals(person);
        }
        return isOfNumber(opened)
                || pseudonyms.person(opened).filter(this::isOfNumber).isPresent();
    }

    private boolean isOfNumber(UUID own) {
        return number != null && number == own.getMostSignificantBits();
    }

    /** Whether all words of the name were typed, or each typed word begins one of them, so that the name was found. */
    private boolean isNamed(String typed) {
        Set<String> asked = QuestionsAboutGuest.plainWords(typed);
        Set<String> ofName = withoutNumbers(asked);
        return isWhole(asked) || (!ofName.isEmpty() && ofName.stream().allMatch(this::beginsWord));
    }

    private boolean isWhole(Set<String> asked) {
        return !words.isEmpty() && asked.containsAll(words);
    }

    private boolean beginsWord(String part) {
        return beginnings.stream().anyMatch(word -> word.startsWith(part));
    }

    /** What is left of a number, in groups or whole, is no word of a name. */
    private static Set<String> withoutNumbers(Set<String> words) {
        return words.stream().filter(word -> !hasDigit(word)).collect(Collectors.toSet());
    }

    private static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    /** Without who it is. */
    @Override
    public String toString() {
        return "AskedPerson";
    }
}
