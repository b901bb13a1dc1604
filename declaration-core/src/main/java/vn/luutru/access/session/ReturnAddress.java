package vn.luutru.access.session;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Role;

/** Where somebody goes after signing in: a path of this service and nothing else, so that no link leads them elsewhere. */
public final class ReturnAddress {

    /** The start page, to which those go who came from nowhere. */
    public static final String START = "/";

    private static final int MAX_LENGTH = 512;

    /**
     * A path of letters, digits and a few signs, with a query. No backslash, which browsers read as a slash, no second
     * slash at the beginning, which names a host, and no control characters, which browsers leave out.
     */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[A-Za-z0-9._~/%-]*(\\?[A-Za-z0-9._~/%&=+,:-]*)?");

    private static final Pattern FILE = Pattern.compile("[^?]*\\.(csv|xlsx)(\\?.*)?");

    private ReturnAddress() {}

    /** The address if it is a path of this service, otherwise {@link #START}. */
    public static String of(@Nullable String asked) {
        return asked != null
                        && asked.length() <= MAX_LENGTH
                        && OURS.matcher(asked).matches()
                        && !isOfSigningIn(asked)
                ? asked
                : START;
    }

    /**
     * Where somebody goes who has signed in: to the page where they came from, otherwise to the first page of their role.
     * A file is no page: a browser that is answered with one stays where it is, which is where one signs in.
     */
    public static String afterSigningIn(@Nullable String asked, Role role) {
        String back = of(asked);
        return back.equals(START) || FILE.matcher(back).matches() ? firstPage(role) : back;
    }

    /** The first page of a role: of the office whose pages it sees, or the start page. */
    public static String firstPage(Role role) {
        return switch (role) {
            case POLICE -> "/cong-an";
            case TOURISM -> "/du-lich";
            case ZONE -> "/khu-cong-nghiep";
            case HEALTH -> "/y-te";
            case ADMIN -> "/quan-tri";
            case OPERATIONS, OPERATOR, DESK -> START;
        };
    }

    /** Back to where one signs in or out is no way on. */
    private static boolean isOfSigningIn(String path) {
        return path.startsWith("/dang-nhap") || path.startsWith("/dang-xuat");
    }
}
