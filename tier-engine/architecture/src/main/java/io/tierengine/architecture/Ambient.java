package io.tierengine.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What the JDK hands to any code that asks, and that makes the same call give another answer next time or elsewhere. */
final class Ambient {

    static final DescribedPredicate<JavaAccess<?>> CLOCK = describe("a clock", Ambient::isClock);
    static final DescribedPredicate<JavaAccess<?>> RANDOM = describe("randomness", Ambient::isRandom);
    static final DescribedPredicate<JavaAccess<?>> MACHINE = describe("the machine", Ambient::isMachine);

    private static final Set<String> CLOCK_METHODS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.util.Calendar.getInstance",
            "java.util.Date.<init>",
            "java.util.GregorianCalendar.<init>");

    private static final Set<String> RANDOM_METHODS = Set.of(
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.util.UUID.randomUUID",
            "java.util.Collections.shuffle");

    private static final Set<String> MACHINE_METHODS = Set.of(
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.getProperties",
            "java.lang.Integer.getInteger",
            "java.lang.Long.getLong",
            "java.lang.Boolean.getBoolean",
            "java.lang.Runtime.getRuntime",
            "java.nio.charset.Charset.defaultCharset",
            "java.time.ZoneId.systemDefault",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault");

    private Ambient() {}

    /** Judges calls, constructor calls and method references alike. */
    static ArchCondition<JavaClass> reachFor(String what, DescribedPredicate<JavaAccess<?>> forbidden) {
        return new ArchCondition<>("reach for " + what) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (JavaAccess<?> access : item.getAccessesFromSelf()) {
                    events.add(new SimpleConditionEvent(access, forbidden.test(access), access.getDescription()));
                }
            }
        };
    }

    private static boolean isClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean now = owner.getPackageName().startsWith("java.time")
                && access.getName().equals("now");
        return now
                || owner.isAssignableTo(Clock.class)
                || owner.isAssignableTo(InstantSource.class)
                || CLOCK_METHODS.contains(nameOf(access));
    }

    private static boolean isRandom(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return owner.isAssignableTo(RandomGenerator.class)
                || owner.isAssignableTo(Random.class)
                || RANDOM_METHODS.contains(nameOf(access));
    }

    private static boolean isMachine(JavaAccess<?> access) {
        return MACHINE_METHODS.contains(nameOf(access));
    }

    private static String nameOf(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getName();
    }
}
