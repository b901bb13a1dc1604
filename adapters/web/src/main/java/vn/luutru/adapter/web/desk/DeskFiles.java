package vn.luutru.adapter.web.desk;

import java.util.List;
import java.util.stream.Stream;
import vn.luutru.adapter.web.Assets;

/** The static files that belong to the reception page. */
final class DeskFiles {

    private static final String OWN = "desk/";
    private static final String WORKER = OWN + "worker.js";
    private static final String TEXTS = "texts/desk.";

    /** The rules and the reader of QR codes, compiled from Java. */
    private static final String COMPILED = "browser/";

    private static final List<String> SHARED =
            List.of("css/bootstrap.css", "css/luutru.css", "img/icon.svg", "img/icon-192.png");

    private final Assets assets;

    DeskFiles(Assets assets) {
        this.assets = assets;
    }

    /** The modules that the page starts with, by name. */
    List<String> modules() {
        return names(OWN)
                .filter(name -> name.endsWith(".js") && !name.equals(WORKER))
                .toList();
    }

    /** The addresses of what the page cannot open without. */
    List<String> needed() {
        return Stream.of(SHARED.stream(), names(OWN), names(TEXTS))
                .flatMap(names -> names)
                .filter(name -> !name.equals(WORKER))
                .map(assets::address)
                .toList();
    }

    /** The addresses of what is large, and loaded once the page is usable. */
    List<String> later() {
        return names(COMPILED)
                .filter(name -> name.endsWith(".js"))
                .map(assets::address)
                .toList();
    }

    /** Whether the rules were compiled for browsers; without them the page asks the service. */
    boolean hasRules() {
        return assets.names().contains(COMPILED + "rules.js");
    }

    /** The address of the worker's own code. */
    String worker() {
        return assets.address(WORKER);
    }

    private Stream<String> names(String below) {
        return assets.names().stream().filter(name -> name.startsWith(below)).sorted();
    }
}
