package vn.luutru.app;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.luutru.adapter.http.Caller;
import vn.luutru.adapter.http.Operation;
import vn.luutru.adapter.http.Role;

/** The callers of the demo, by their public tokens. */
final class DemoCallers {

    private DemoCallers() {}

    /** In the order in which the start-up log names them. */
    static Map<String, Caller> byToken() {
        Map<String, Caller> callers = new LinkedHashMap<>();
        callers.put("demo-operator", new Caller.Operator("demo-operator", null, EnumSet.allOf(Operation.class)));
        callers.put("demo-police", new Caller.Official("demo-police", Role.POLICE, null));
        callers.put("demo-police-16531", new Caller.Official("demo-police-16531", Role.POLICE, "16531"));
        callers.put("demo-tourism", new Caller.Official("demo-tourism", Role.TOURISM, null));
        callers.put("demo-zone", new Caller.Official("demo-zone", Role.ZONE, null));
        callers.put("demo-health", new Caller.Official("demo-health", Role.HEALTH, null));
        callers.put("demo-operations", new Caller.Official("demo-operations", Role.OPERATIONS, null));
        callers.put("demo-admin", new Caller.Official("demo-admin", Role.ADMIN, null));
        return callers;
    }
}
