package vn.luutru.deploy;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Fields that a type of Kubernetes' API does not have: its classes keep them, and say nothing. */
final class UnknownFields {

    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    static List<String> of(Object resource) throws ReflectiveOperationException {
        UnknownFields fields = new UnknownFields();
        fields.look(resource, "");
        return fields.found;
    }

    private void look(Object value, String path) throws ReflectiveOperationException {
        if (value instanceof Collection<?> all) {
            for (Object one : all) {
                look(one, path + "[]");
            }
        } else if (value instanceof Map<?, ?> all) {
            for (Map.Entry<?, ?> one : all.entrySet()) {
                look(one.getValue(), path + "." + one.getKey());
            }
        } else if (value instanceof KubernetesResource) {
            for (Method getter : value.getClass().getMethods()) {
                if (getter.getParameterCount() == 0 && getter.getName().startsWith("get")) {
                    lookInto(getter, value, path);
                }
            }
        }
    }

    private void lookInto(Method getter, Object value, String path) throws ReflectiveOperationException {
        Object part = getter.invoke(value);
        if (getter.getName().equals("getAdditionalProperties")) {
            ((Map<?, ?>) part).keySet().forEach(unknown -> found.add(path + "." + unknown));
        } else if (part != null && !(part instanceof String)) {
            look(part, path + "." + getter.getName().substring(3));
        }
    }
}
