package vn.luutru.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.file.Files;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The names by which settings of the service stand in an environment. */
final class KnownSettings {

    /** Of the Java machine, and a map of the mail library whose keys are its own. */
    private static final List<String> BESIDES = List.of("JDK_JAVA_OPTIONS", "SPRING_MAIL_PROPERTIES_*");

    private static final Pattern DOCUMENTED = Pattern.compile("^\\| `(luutru[a-z.-]+)` \\|", Pattern.MULTILINE);

    private final Set<String> names = new HashSet<>();

    private KnownSettings() {}

    /** Those of our own records, and those that Spring Boot describes. */
    static KnownSettings all() throws Exception {
        KnownSettings known = new KnownSettings();
        ClassPathScanningCandidateComponentProvider found = new ClassPathScanningCandidateComponentProvider(false);
        found.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (var candidate : found.findCandidateComponents("vn.luutru")) {
            Class<?> type = Class.forName(candidate.getBeanClassName());
            known.addRecord(type.getAnnotation(ConfigurationProperties.class).value(), type);
        }
        known.addSpring();
        known.addConditions();
        return known;
    }

    boolean has(String variable) {
        return names.contains(variable)
                || BESIDES.stream()
                        .anyMatch(name -> name.endsWith("*")
                                ? variable.startsWith(name.substring(0, name.length() - 1))
                                : variable.equals(name))
                || names.stream()
                        .anyMatch(name ->
                                name.endsWith("*") && variable.startsWith(name.substring(0, name.length() - 1)));
    }

    private void addRecord(String prefix, Class<?> type) {
        for (RecordComponent part : type.getRecordComponents()) {
            String name = prefix + "." + part.getName();
            names.add(variable(name));
            if (part.getType().isRecord()) {
                addRecord(name, part.getType());
            } else if (Map.class.isAssignableFrom(part.getType())) {
                names.add(variable(name) + "_*");
            }
        }
    }

    /** Those that a part of the service looks for by itself stand in the page on configuration alone. */
    private void addConditions() throws IOException {
        DOCUMENTED
                .matcher(Files.readString(DeployedFiles.path("docs/configuration.md")))
                .results()
                .forEach(found -> names.add(variable(found.group(1))));
    }

    private void addSpring() throws IOException {
        for (URL description : Collections.list(
                getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream in = description.openStream()) {
                for (JsonNode property : JsonMapper.shared().readTree(in).path("properties")) {
                    names.add(variable(property.path("name").asString()));
                }
            }
        }
    }

    /** As Spring Boot's relaxed binding has it: dots are underscores, dashes and capitals within words do not count. */
    private static String variable(String property) {
        return property.chars()
                .filter(letter -> letter != '-')
                .mapToObj(letter -> letter == '.' ? "_" : Character.toString(letter))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }
}
