package io.tierengine.streams.interleave;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts an {@link InterleavingConsumer} before a consumer: methods that it has are its own, all others go straight to the consumer
 * behind it.
 */
public final class Interleaving implements InvocationHandler {

    private static final Map<Method, Method> OWN = ownMethods();

    private final Consumer<byte[], byte[]> behind;
    private final InterleavingConsumer own;

    private Interleaving(Consumer<byte[], byte[]> behind, InterleavingConsumer own) {
        this.behind = behind;
        this.own = own;
    }

    /**
     * A consumer that lets through records of some topics in the order of their times, as far as they lie on the broker. For one
     * thread, as consumers are.
     *
     * @param behind the consumer that fetches; nobody else may use it from now on
     * @param topics those that are taken together, partition by partition; records of others go straight through
     * @param times the time of a record of these topics, epoch milliseconds
     */
    @SuppressWarnings("unchecked")
    public static Consumer<byte[], byte[]> of(
            Consumer<byte[], byte[]> behind,
            List<String> topics,
            ToLongFunction<ConsumerRecord<byte[], byte[]>> times) {
        return (Consumer<byte[], byte[]>) Proxy.newProxyInstance(
                Interleaving.class.getClassLoader(),
                new Class<?>[] {Consumer.class},
                new Interleaving(behind, new InterleavingConsumer(behind, new Lanes(behind, topics, times))));
    }

    /** The method that takes the place of one of {@link Consumer}, if any does. */
    static Optional<Method> ownOf(Method method) {
        return Optional.ofNullable(OWN.get(method));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("equals") && arguments != null) {
            return isSame(proxy, arguments[0]);
        }
        try {
            Method replacement = OWN.get(method);
            return replacement == null ? method.invoke(behind, arguments) : replacement.invoke(own, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Object proxy, @Nullable Object other) {
        return proxy == other;
    }

    private static Map<Method, Method> ownMethods() {
        Map<Method, Method> found = new HashMap<>();
        for (Method method : Consumer.class.getMethods()) {
            for (Method candidate : InterleavingConsumer.class.getDeclaredMethods()) {
                if (candidate.getName().equals(method.getName())
                        && Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes())) {
                    found.put(method, candidate);
                }
            }
        }
        return Map.copyOf(found);
    }
}
