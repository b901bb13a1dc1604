package vn.luutru.adapter.web;

import org.springframework.util.MultiValueMap;

/** Forms for tests of other packages. */
public final class Forms {

    private Forms() {}

    public static PageForm of(MultiValueMap<String, String> sent) {
        return new PageForm(sent);
    }
}
