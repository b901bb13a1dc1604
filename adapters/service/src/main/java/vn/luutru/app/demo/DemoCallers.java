package vn.luutru.app.demo;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.access.session.SignIn;

/** The callers of the demo, by their public tokens. */
public final class DemoCallers {

    private DemoCallers() {}

    /** The invented officials with the names that the pages show, as they are offered at the sign-in. */
    public static List<SignIn> officials() {
        Map<String, String> names = Map.of(
                "demo-police", "Trần Văn Mẫu",
                "demo-police-16531", "Lê Thị Ví",
                "demo-police-14797-16531", "Ngô Văn Mượn",
                "demo-tourism", "Phạm Văn Dụ",
                "demo-zone", "Hoàng Thị Thử",
                "demo-health", "Vũ Văn Giả",
                "demo-operations", "Đỗ Thị Nháp",
                "demo-admin", "Quản trị Mẫu",
                "demo-admin-2", "Quản trị Mẫu hai");
        return byToken().values().stream()
                .filter(Caller.Official.class::isInstance)
                .map(Caller.Official.class::cast)
                .map(official -> new SignIn(official, names.getOrDefault(official.id(), official.id()), null, null))
                .toList();
    }

    /** In the order in which the start-up log names them. */
    public static Map<String, Caller> byToken() {
        Map<String, Caller> callers = new LinkedHashMap<>();
        callers.put(
                "demo-operator",
                new Caller.Operator("demo-operator", Scope.province(), EnumSet.allOf(Operation.class)));
        callers.put("demo-police", new Caller.Official("demo-police", Role.POLICE, Scope.province()));
        callers.put("demo-police-16531", new Caller.Official("demo-police-16531", Role.POLICE, Scope.ward("16531")));
        callers.put(
                "demo-police-14797-16531",
                new Caller.Official("demo-police-14797-16531", Role.POLICE, Scope.wards(Set.of("14797", "16531"))));
        callers.put("demo-tourism", new Caller.Official("demo-tourism", Role.TOURISM, Scope.province()));
        callers.put("demo-zone", new Caller.Official("demo-zone", Role.ZONE, Scope.province()));
        callers.put("demo-health", new Caller.Official("demo-health", Role.HEALTH, Scope.province()));
        callers.put("demo-operations", new Caller.Official("demo-operations", Role.OPERATIONS, Scope.province()));
        callers.put("demo-admin", new Caller.Official("demo-admin", Role.ADMIN, Scope.province()));
        callers.put("demo-admin-2", new Caller.Official("demo-admin-2", Role.ADMIN, Scope.province()));
        return callers;
    }
}
