package io.tierengine.policy.yaml;

import io.tierengine.policy.problem.Kind;
import io.tierengine.policy.problem.Place;
import io.tierengine.policy.problem.Problems;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads YAML of bounded size into {@link YamlValue}s. Aliases are taken, but count with all they stand for, so a small file
 * can't grow into a large tree.
 */
public final class YamlFile {

    /** Longest file, in code points. */
    public static final int MAX_LENGTH = 1_000_000;

    private static final int MAX_VALUES = 50_000;
    private static final int MAX_DEPTH = 30;
    private static final int MAX_ALIASES = 100;

    private final Problems problems;
    private int values;

    private YamlFile(Problems problems) {
        this.problems = problems;
    }

    /** The file's only document; null if it can't be read, which is told. */
    public static @Nullable YamlValue read(String text, Problems problems) {
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            problems.error(Kind.SYNTAX, Place.START, "the file is longer than " + MAX_LENGTH + " characters", null);
            return null;
        }
        var settings = LoadSettings.builder()
                .setLabel("policy")
                .setCodePointLimit(MAX_LENGTH)
                .setMaxAliasesForCollections(MAX_ALIASES)
                .build();
        try {
            Iterator<Node> documents =
                    new Compose(settings).composeAllFromString(text).iterator();
            if (!documents.hasNext()) {
                problems.error(
                        Kind.SYNTAX, Place.START, "the file is empty", "begin with `apiVersion: tierengine.io/v1`");
                return null;
            }
            YamlValue value = new YamlFile(problems).convert(documents.next(), "", 0);
            if (documents.hasNext()) {
                Place second = place(documents.next(), "");
                problems.error(Kind.SYNTAX, second, "a second document begins here", "write one policy in one file");
            }
            return value;
        } catch (TooLarge e) {
            problems.error(Kind.SYNTAX, e.place, e.reason, null);
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            problems.error(Kind.SYNTAX, mark.map(at -> place(at, "")).orElse(Place.START), notYaml(e), hint(e));
        } catch (YamlEngineException e) {
            problems.error(Kind.SYNTAX, Place.START, "this isn't YAML: " + e.getMessage(), null);
        }
        return null;
    }

    private static String notYaml(MarkedYamlEngineException e) {
        String context = e.getContext() == null || e.getContext().isBlank() ? "" : e.getContext() + ", ";
        return "this isn't YAML: " + context + e.getProblem();
    }

    private static @Nullable String hint(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("\\t") || problem.contains("TAB")) {
            return "indent with blanks, not with tabs";
        }
        return problem.contains("mapping values are not allowed")
                ? "check the indentation, or put a text that contains `: ` in quotes"
                : null;
    }

    private YamlValue convert(Node node, String path, int depth) {
        Place place = place(node, path);
        if (++values > MAX_VALUES) {
            throw new TooLarge(place, "the file has more than " + MAX_VALUES + " values, counting those of aliases");
        }
        if (depth > MAX_DEPTH) {
            throw new TooLarge(place, "values are nested more than " + MAX_DEPTH + " deep");
        }
        if ((node instanceof MappingNode && !node.getTag().equals(Tag.MAP))
                || (node instanceof SequenceNode && !node.getTag().equals(Tag.SEQ))) {
            tagged(node, place);
        }
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, place, depth);
            case SequenceNode sequence -> sequence(sequence, place, depth);
            case ScalarNode scalar -> scalar(scalar, place);
            default -> throw new TooLarge(place, "this isn't taken in a policy: " + node.getNodeType());
        };
    }

    private YamlValue mapping(MappingNode node, Place place, int depth) {
        var entries = new LinkedHashMap<String, YamlValue.Entry>();
        for (NodeTuple tuple : node.getValue()) {
            Place keyPlace = place(tuple.getKeyNode(), place.path());
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                problems.error(Kind.SYNTAX, keyPlace, "a key is a text, not a list or a mapping", null);
                continue;
            }
            String key = keyNode.getValue();
            String path = place.path().isEmpty() ? key : place.path() + "." + key;
            var first = entries.get(key);
            if (first != null) {
                String message = "`" + key + "` is given twice, first in line "
                        + first.place().line();
                problems.error(Kind.SYNTAX, keyPlace.withPath(path), message, "remove one of them");
                continue;
            }
            YamlValue value = convert(tuple.getValueNode(), path, depth + 1);
            entries.put(key, new YamlValue.Entry(keyPlace.withPath(path), value));
        }
        return new YamlValue.Mapping(place, entries);
    }

    private YamlValue sequence(SequenceNode node, Place place, int depth) {
        List<YamlValue> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            items.add(convert(item, place.path() + "[" + items.size() + "]", depth + 1));
        }
        return new YamlValue.Sequence(place, items);
    }

    private YamlValue scalar(ScalarNode node, Place place) {
        YamlValue.Type type = type(node.getTag());
        if (type == null) {
            tagged(node, place);
            type = YamlValue.Type.TEXT;
        }
        return new YamlValue.Scalar(place, type, node.getValue(), position(node, place));
    }

    private void tagged(Node node, Place place) {
        problems.error(Kind.SYNTAX, place, "tags such as `" + node.getTag() + "` aren't taken in a policy", null);
    }

    private static YamlValue.@Nullable Type type(Tag tag) {
        if (tag.equals(Tag.STR)) {
            return YamlValue.Type.TEXT;
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return YamlValue.Type.NUMBER;
        }
        if (tag.equals(Tag.BOOL)) {
            return YamlValue.Type.TRUTH;
        }
        return tag.equals(Tag.NULL) ? YamlValue.Type.NOTHING : null;
    }

    private ScalarPosition position(ScalarNode node, Place place) {
        int endLine = node.getEndMark().map(Mark::getLine).orElse(-1) + 1;
        String line = problems.line(place.line());
        return switch (node.getScalarStyle()) {
            case LITERAL -> literal(node, place, line);
            case FOLDED, JSON_SCALAR_STYLE -> ScalarPosition.startOnly();
            case PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED ->
                endLine != place.line() || node.getAnchor().isPresent()
                        ? ScalarPosition.startOnly()
                        : node.isPlain() ? ScalarPosition.plain() : ScalarPosition.quoted(line);
        };
    }

    private ScalarPosition literal(ScalarNode node, Place place, String header) {
        String first = problems.line(place.line() + 1);
        int indent = first.length() - first.stripLeading().length();
        boolean indentIsFirstLines =
                !first.isBlank() && header.chars().skip(place.column() - 1).noneMatch(Character::isDigit);
        List<String> lines = List.of(node.getValue().split("\n", -1));
        return indentIsFirstLines
                ? ScalarPosition.literal(lines, indent, place.line() + 1)
                : ScalarPosition.startOnly();
    }

    private static Place place(Node node, String path) {
        return node.getStartMark().map(mark -> place(mark, path)).orElse(Place.START.withPath(path));
    }

    private static Place place(Mark mark, String path) {
        return new Place(path, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The tree would be larger than is taken. */
    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Place place;
        private final String reason;

        TooLarge(Place place, String reason) {
            super(reason, null, false, false);
            this.place = place;
            this.reason = reason;
        }
    }
}
