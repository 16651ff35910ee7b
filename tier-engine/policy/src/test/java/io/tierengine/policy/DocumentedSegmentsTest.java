package io.tierengine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.rfm.Segments;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of segments in the reference against the segments that are. */
class DocumentedSegmentsTest {

    private static final Path REFERENCE = Path.of("../../docs/policy-reference.md");
    private static final String SCORES = "(any|[1-5](?: to [1-5])?)";
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z-]+)` \\| " + SCORES + " \\| " + SCORES + " \\| " + SCORES + " \\|");

    @Test
    void shouldPutEveryCombinationOfScoresIntoExactlyOneRow() {
        List<MatchResult> rows = ROW.matcher(Golden.text(REFERENCE)).results().toList();

        Segments documented = Segments.by((r, f, m) -> {
            List<String> names = rows.stream()
                    .filter(row -> has(row.group(2), r) && has(row.group(3), f) && has(row.group(4), m))
                    .map(row -> row.group(1))
                    .toList();
            assertThat(names).as("rows for R %d, F %d, M %d", r, f, m).hasSize(1);
            return names.getFirst();
        });

        assertThat(documented).isEqualTo(Segments.standard());
    }

    private static boolean has(String scores, int score) {
        return scores.equals("any")
                || (scores.charAt(0) - '0' <= score && score <= scores.charAt(scores.length() - 1) - '0');
    }
}
