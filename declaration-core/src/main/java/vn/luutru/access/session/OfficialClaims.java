package vn.luutru.access.session;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.declaration.validation.TextCheck;

/**
 * What the claims of a provider's token say of an official: account, role, wards, name.
 *
 * <p>A police officer's token without a territory is refused rather than taken as one for the whole province, which is
 * {@value #WHOLE_PROVINCE}; so is one that names two of our roles: nobody knows which was meant. An administrator keeps the
 * register, keys and read models of the whole province: a token that limits one to wards would open more than it says.
 */
public final class OfficialClaims {

    /** The territory of those who serve the whole province. */
    public static final String WHOLE_PROVINCE = "*";

    private static final int MAX_NAME = 100;
    private static final int MAX_SUBJECT = 255;
    private static final Pattern WARD = Pattern.compile("[0-9]{5}");

    /** By exactly these names: to change the case of what a token says makes {@code admın} an administrator. */
    private static final Map<String, Role> ROLES = Arrays.stream(Role.values())
            .filter(OfficialClaims::isOfOfficials)
            .flatMap(role -> Stream.of(
                    Map.entry(role.code(), role), Map.entry(role.code().toLowerCase(Locale.ROOT), role)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final List<String> roleClaim;
    private final List<String> territoryClaim;
    private final List<String> nameClaim;
    private final Map<String, Role> roles;

    /**
     * @param roleClaim      the claim with the role; dots lead into objects, as in {@code realm_access.roles}
     * @param territoryClaim the claim with a ward's code, several of them, or {@value #WHOLE_PROVINCE}
     * @param nameClaim      the claim with the name
     * @param roles          the provider's own words for our roles, besides our own
     * @throws IllegalArgumentException if a word stands for a role that no official has
     */
    public OfficialClaims(String roleClaim, String territoryClaim, String nameClaim, Map<String, Role> roles) {
        this.roleClaim = List.of(roleClaim.split("\\.", -1));
        this.territoryClaim = List.of(territoryClaim.split("\\.", -1));
        this.nameClaim = List.of(nameClaim.split("\\.", -1));
        roles.forEach((word, role) -> {
            if (!isOfOfficials(role)) {
                throw new IllegalArgumentException(
                        "No official is " + role + ", which the word " + word + " stands for");
            }
        });
        Map<String, Role> all = new HashMap<>(ROLES);
        all.putAll(roles);
        this.roles = Map.copyOf(all);
    }

    private static boolean isOfOfficials(Role role) {
        return role != Role.OPERATOR && role != Role.DESK;
    }

    /** The official of a token's claims; empty if they do not say enough. */
    public Optional<Caller.Official> official(Map<String, ?> claims) {
        Object subject = claims.get("sub");
        Role role = role(at(claims, roleClaim));
        if (!(subject instanceof String id)
                || id.isBlank()
                || id.length() > MAX_SUBJECT
                || TextCheck.hasInvisible(id)
                || role == null) {
            return Optional.empty();
        }
        Scope scope = scope(role, at(claims, territoryClaim));
        return scope == null ? Optional.empty() : Optional.of(new Caller.Official(id, role, scope));
    }

    /** What the pages call them: the name, or the account where the token has none that can be shown. */
    public String name(Map<String, ?> claims, Caller.Official official) {
        return at(claims, nameClaim) instanceof String name
                        && !name.isBlank()
                        && name.length() <= MAX_NAME
                        && !TextCheck.hasInvisible(name)
                ? name.strip()
                : official.id();
    }

    /** A claim by its own name, dots and all, or by the way into objects. */
    private static @Nullable Object at(Map<String, ?> claims, List<String> way) {
        Object whole = claims.get(String.join(".", way));
        if (whole != null) {
            return whole;
        }
        Object found = claims;
        for (String step : way) {
            found = found instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return found;
    }

    private @Nullable Role role(@Nullable Object claim) {
        Set<Role> named = new HashSet<>();
        for (Object word : claim instanceof Collection<?> words ? words : claim == null ? List.of() : List.of(claim)) {
            Role role = word instanceof String text ? roles.get(text) : null;
            if (role != null) {
                named.add(role);
            }
        }
        return named.size() == 1 ? named.iterator().next() : null;
    }

    private static @Nullable Scope scope(Role role, @Nullable Object territory) {
        if (territory == null) {
            return role == Role.POLICE ? null : Scope.province();
        }
        Set<String> wards = new HashSet<>();
        for (Object one : territory instanceof Collection<?> several ? several : List.of(territory)) {
            if (!(one instanceof String code)
                    || !(code.equals(WHOLE_PROVINCE) || WARD.matcher(code).matches())) {
                return null;
            }
            wards.add(code);
        }
        if (wards.isEmpty()) {
            return null;
        }
        if (wards.contains(WHOLE_PROVINCE)) {
            return Scope.province();
        }
        return role == Role.ADMIN ? null : Scope.wards(wards);
    }
}
