package vn.luutru.adapter.web.police;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRequest;

/**
 * What was asked for while no task was under way. It waits in the question for a purpose and is done once there is a task,
 * so that nothing that was typed is lost.
 *
 * @param page   the page that is opened then
 * @param action where the form that waits was sent to; empty where a page was opened only
 * @param fields of that form by name; they may name a person, and are sent in bodies only
 * @param file   whether a file was asked for. A browser that is answered with one stays on the page where it is, so what
 *               waits is the page that offers the file
 */
public record Pending(String page, String action, Map<String, String> fields, boolean file) {

    /** A form of a page asks for a file by this field. */
    private static final String FILE = "tep";

    /** What the question for a purpose says of it while something is wrong. */
    private static final String WAITING_FILE = "tai";

    /** The fields of the question for a purpose itself. */
    private static final Set<String> OWN = Set.of("mucdich", "vu", "tiep", "lam", WAITING_FILE, FILE);

    private static final String WARD = "(\\?phuong=[0-9]{5})?";
    private static final String LIST = "/danh-sach/[a-z0-9-]{1,30}";
    private static final String ESTABLISHMENT = "/co-so/[A-Za-z0-9._-]{1,64}";
    private static final String DOWNLOAD = "/tai-ve";

    /** Whoever sends a form decides nothing but which of our own pages is opened. */
    private static final Pattern PAGES =
            Pattern.compile("/cong-an(/tim|/theo-doi|/co-so|" + LIST + "|" + ESTABLISHMENT + ")?" + WARD);

    private static final Pattern ACTIONS =
            Pattern.compile("/cong-an(/in|/tim|/nguoi|/bao-dong|/theo-doi(/tim|/moi|/go)?|" + LIST + "/in|"
                    + ESTABLISHMENT + "/in)" + WARD);

    /** What a page of a list or of an establishment asks for. */
    private static final Pattern OF_PAGE =
            Pattern.compile("(/cong-an(?:" + LIST + "|" + ESTABLISHMENT + "))/(?:in|tai-ve)");

    public Pending {
        fields = Map.copyOf(fields);
    }

    /**
     * A page or an action that needs a task.
     *
     * @param query of its address, with its question mark; empty without one
     * @param form  that was sent; null where a page was opened, or a form without fields was sent
     */
    static Pending of(PageRequest request, String query, @Nullable PageForm form) {
        String path = request.path();
        if (!HttpMethod.POST.equals(request.request().getMethod())) {
            return checked(path + query, "", Map.of());
        }
        String page = page(path) + (OF_PAGE.matcher(path).matches() ? query : "");
        return path.endsWith(DOWNLOAD)
                ? checked(page, "", Map.of(WAITING_FILE, "1"))
                : checked(page, path + query, form == null ? Map.of() : form.fields());
    }

    /** As it comes back with purpose and case. */
    static Pending of(PageForm form) {
        return checked(form.get("tiep"), form.get("lam"), form.fields());
    }

    private static Pending checked(String page, String action, Map<String, String> sent) {
        Map<String, String> fields = new LinkedHashMap<>(sent);
        fields.keySet().removeAll(OWN);
        boolean ours = ACTIONS.matcher(action).matches();
        return new Pending(
                PAGES.matcher(page).matches() ? page : PoliceFrame.TONIGHT,
                ours ? action : "",
                ours ? fields : Map.of(),
                sent.containsKey(FILE) || sent.containsKey(WAITING_FILE));
    }

    /** The page that an action belongs to. */
    private static String page(String action) {
        if (action.startsWith(PoliceFrame.WATCH) || action.equals("/cong-an/bao-dong")) {
            return PoliceFrame.WATCH;
        }
        Matcher page = OF_PAGE.matcher(action);
        if (page.matches()) {
            return page.group(1);
        }
        return action.equals(PoliceFrame.SEARCH) || action.equals("/cong-an/nguoi")
                ? PoliceFrame.SEARCH
                : PoliceFrame.TONIGHT;
    }

    /** Whether a form waits. */
    public boolean isAction() {
        return !action.isEmpty();
    }

    /** Without what was typed: it may name a person. */
    @Override
    public String toString() {
        return "Pending[" + page + "]";
    }
}
