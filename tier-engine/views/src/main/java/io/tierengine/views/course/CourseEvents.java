package io.tierengine.views.course;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.number.Decimals;
import io.tierengine.views.Course;
import io.tierengine.views.row.KnownCustomer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest changes of a customer, from which its course is told. They are kept apart by what they change and in the order of event time, since topics
 * are read side by side. What is dropped leaves behind what held then.
 *
 * @param events the oldest first
 */
public record CourseEvents(List<Event> events) {

    /** Most changes that are kept. */
    public static final int MOST = 100;

    private static final int FORM = 1;
    private static final Comparator<Event> ORDER =
            Comparator.comparingLong(Event::at).thenComparing(Event::kind).thenComparingLong(Event::sequence);

    /** No changes. */
    public static final CourseEvents NONE = new CourseEvents(List.of());

    /** What an event changes. Their codes are stored, and never change. */
    public enum Kind {
        /** The tier, and the score with it. */
        TIER(1),
        /** The stage. */
        STAGE(2),
        /** The level of risk. */
        RISK(3);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        private static Kind of(int code) {
            return switch (code) {
                case 1 -> TIER;
                case 2 -> STAGE;
                case 3 -> RISK;
                default -> throw new CorruptStateException("a course has a change of kind " + code);
            };
        }
    }

    /**
     * A change.
     *
     * @param sequence by the topic's count
     * @param value tier, stage or level
     * @param score of the tier's change, in millionths; absent for others
     */
    public record Event(long at, Kind kind, long sequence, String value, long score) {}

    public CourseEvents {
        events = List.copyOf(events);
    }

    /** With further changes; of more than can be kept the oldest of a kind that a later one has overtaken go first. */
    public CourseEvents with(Collection<Event> more) {
        List<Event> all = new ArrayList<>(events);
        all.addAll(more);
        all.sort(ORDER);
        while (all.size() > MOST) {
            all.remove(oldestOvertaken(all));
        }
        return new CourseEvents(all);
    }

    /** There is one, as there are more changes than kinds. */
    private static int oldestOvertaken(List<Event> all) {
        for (int i = 0; i < all.size(); i++) {
            Kind kind = all.get(i).kind();
            if (all.subList(i + 1, Math.min(all.size(), i + MOST)).stream().anyMatch(later -> later.kind() == kind)) {
                return i;
            }
        }
        return 0;
    }

    /** As it is told: one point for each instant. */
    public Course course() {
        List<Course.Point> points = new ArrayList<>();
        String tier = null;
        long score = Decimals.ABSENT;
        String stage = null;
        String risk = null;
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            switch (event.kind()) {
                case TIER -> {
                    tier = event.value();
                    score = event.score();
                }
                case STAGE -> stage = event.value();
                case RISK -> risk = event.value();
            }
            if (i + 1 == events.size() || events.get(i + 1).at() != event.at()) {
                points.add(new Course.Point(
                        Instant.ofEpochMilli(event.at()), tier, KnownCustomer.number(score), stage, risk));
            }
        }
        return new Course(points);
    }

    /** Packed: a byte for the form, then the changes. */
    public byte[] encode() {
        PackedWriter out = new PackedWriter();
        out.writeByte(FORM);
        long near = 0;
        for (Event event : events) {
            out.writeByte(event.kind().code);
            out.writeSigned(event.at() - near);
            out.writeUnsigned(event.sequence());
            out.writeText(event.value());
            if (event.kind() == Kind.TIER) {
                out.writeNumber(event.score());
            }
            near = event.at();
        }
        return out.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @param stored null: nothing
     * @throws CorruptStateException if the bytes aren't that
     */
    public static CourseEvents decode(byte @Nullable [] stored) {
        if (stored == null) {
            return NONE;
        }
        PackedReader in = new PackedReader(stored);
        int form = in.readByte();
        if (form != FORM) {
            throw new CorruptStateException("a course of form " + form + "; this version reads " + FORM
                    + ". Start the version that wrote it, or reset the views");
        }
        List<Event> events = new ArrayList<>();
        long near = 0;
        while (!in.atEnd()) {
            Kind kind = Kind.of(in.readByte());
            near += in.readSigned();
            events.add(new Event(
                    near,
                    kind,
                    in.readUnsigned(),
                    in.readText(),
                    kind == Kind.TIER ? in.readNumber() : Decimals.ABSENT));
        }
        return new CourseEvents(events);
    }
}
