package io.tierengine.views.count;

import io.tierengine.views.Attribute;
import io.tierengine.views.Visibility;
import io.tierengine.views.row.KnownCustomer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Among whom is counted: all customers, or those of an owner, or of a region. Everything is counted in each scope that a customer is in. */
final class Scope {

    static final String ALL = "";

    private Scope() {}

    /** The scopes of a customer. */
    static List<String> of(KnownCustomer customer) {
        List<String> scopes = new ArrayList<>(3);
        scopes.add(ALL);
        add(scopes, Attribute.OWNER, customer.text(Attribute.OWNER));
        add(scopes, Attribute.REGION, customer.text(Attribute.REGION));
        return scopes;
    }

    /** The scopes that somebody sees; no customer is in two of them. */
    static List<String> of(Optional<Visibility> visibility) {
        if (visibility.isEmpty()) {
            return List.of(ALL);
        }
        return visibility.get().values().stream()
                .map(value -> name(visibility.get().attribute(), value))
                .toList();
    }

    private static void add(List<String> scopes, Attribute attribute, @Nullable String value) {
        if (value != null) {
            scopes.add(name(attribute, value));
        }
    }

    static String name(Attribute attribute, String value) {
        return (attribute == Attribute.OWNER ? "o" : "r") + value;
    }
}
