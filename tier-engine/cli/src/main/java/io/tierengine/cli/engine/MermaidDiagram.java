package io.tierengine.cli.engine;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws the description of a topology, as Kafka Streams prints it, in the language of Mermaid. */
final class MermaidDiagram {

    private static final Pattern NODE =
            Pattern.compile("\\s*(Source|Processor|Sink): (\\S+) \\((topics?|stores): (\\[[^]]*]|[^)]*)\\)");
    private static final Pattern ARROW = Pattern.compile("\\s*--> (.+)");
    private static final String NOTHING = "none";

    private final StringBuilder lines = new StringBuilder("flowchart LR\n");
    private final Set<String> shapes = new LinkedHashSet<>();
    private String node = "";

    private MermaidDiagram() {}

    static String of(String description) {
        MermaidDiagram diagram = new MermaidDiagram();
        description.lines().forEach(diagram::read);
        diagram.shapes.forEach(
                shape -> diagram.lines.append("    ").append(shape).append('\n'));
        return diagram.lines.toString();
    }

    private void read(String line) {
        Matcher declared = NODE.matcher(line);
        Matcher arrow = ARROW.matcher(line);
        if (declared.matches()) {
            node = declared.group(2);
            shapes.add(node + "[" + node + "]");
            for (String other : names(declared.group(4))) {
                connect(declared.group(1), other);
            }
        } else if (arrow.matches()) {
            for (String next : names(arrow.group(1))) {
                edge(node, "-->", next);
            }
        }
    }

    /** Topics are drawn as stadiums, stores as cylinders. */
    private void connect(String kind, String other) {
        switch (kind) {
            case "Source" -> {
                shapes.add("topic-" + other + "([" + other + "])");
                edge("topic-" + other, "-->", node);
            }
            case "Sink" -> {
                shapes.add("topic-" + other + "([" + other + "])");
                edge(node, "-->", "topic-" + other);
            }
            default -> {
                shapes.add("store-" + other + "[(" + other + ")]");
                edge(node, "<-->", "store-" + other);
            }
        }
    }

    private void edge(String from, String arrow, String to) {
        lines.append("    ")
                .append(from)
                .append(' ')
                .append(arrow)
                .append(' ')
                .append(to)
                .append('\n');
    }

    private static Set<String> names(String list) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : list.replaceAll("[\\[\\]]", "").split(",", -1)) {
            String bare = name.strip();
            if (!bare.isEmpty() && !bare.equals(NOTHING)) {
                names.add(bare);
            }
        }
        return names;
    }
}
