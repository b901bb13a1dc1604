package vn.luutru.adapter.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Bundles of texts as files, for pages that are made in the browser. */
final class TextFiles {

    private TextFiles() {}

    /** For each area and language an object from keys, without the area, to texts; by the file's name. */
    static Map<String, byte[]> of(Texts texts) {
        Map<String, Map<String, String>> files = new TreeMap<>();
        for (Language language : Language.values()) {
            texts.all(language).forEach((key, text) -> {
                int dot = key.indexOf('.');
                String name = "texts/" + key.substring(0, dot) + "." + language.tag() + ".json";
                files.computeIfAbsent(name, file -> new TreeMap<>()).put(key.substring(dot + 1), text);
            });
        }
        JsonMapper json = JsonMapper.builder().build();
        Map<String, byte[]> written = new TreeMap<>();
        files.forEach((name, content) ->
                written.put(name, json.writeValueAsString(content).getBytes(StandardCharsets.UTF_8)));
        return written;
    }
}
