package vn.luutru.adapter.web.police;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
 */
public record Pending(String page, String action, Map<String, String> fields) {

    /** The fields of the question for a purpose itself. */
    private static final Set<String> OWN = Set.of("mucdich", "vu", "tiep", "lam");

    private static final String WARD = "(\\?phuong=[0-9]{5})?";
    private static final String LIST = "/danh-sach/[a-z0-9-]{1,30}";
    private static final String ESTABLISHMENT = "/co-so/[A-Za-z0-9._-]{1,64}";

    /** Whoever sends a form decides nothing but which of our own pages is opened. */
    private static final Pattern PAGES =
            Pattern.compile("/cong-an(/tim|/theo-doi|/co-so|" + LIST + "|" + ESTABLISHMENT + ")?" + WARD);

    private static final Pattern ACTIONS =
            Pattern.compile("/cong-an(/in|/tim|/nguoi|/bao-dong|/theo-doi(/tim|/moi|/go)?|" + LIST + "/(in|tai-ve)|"
                    + ESTABLISHMENT + "/in)" + WARD);

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
        String address = request.path() + query;
        if (!HttpMethod.POST.equals(request.request().getMethod())) {
            return checked(address, "", Map.of());
        }
        return checked(page(request.path()), address, form == null ? Map.of() : form.fields());
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
                ours ? fields : Map.of());
    }

    /** The page that an action belongs to. */
    private static String page(String action) {
        if (action.startsWith(PoliceFrame.WATCH) || action.equals("/cong-an/bao-dong")) {
            return PoliceFrame.WATCH;
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
