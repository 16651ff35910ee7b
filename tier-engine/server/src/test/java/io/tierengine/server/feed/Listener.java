package io.tierengine.server.feed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Collects what a client is sent, as a browser understands it. */
final class Listener implements Subscriber<byte[]> {

    private final StringBuilder text = new StringBuilder();
    private @Nullable Throwable failure;
    private boolean completed;

    /** One block of the stream. */
    record Block(String event, String id, String data) {}

    @Override
    public void onSubscribe(Subscription subscription) {
        // Tests ask the client itself.
    }

    @Override
    public void onNext(byte[] chunk) {
        text.append(new String(chunk, StandardCharsets.UTF_8));
    }

    @Override
    public void onError(Throwable thrown) {
        failure = thrown;
    }

    @Override
    public void onComplete() {
        completed = true;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    boolean completed() {
        return completed;
    }

    String text() {
        return text.toString();
    }

    /** All blocks, those without data too. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (String block : text.toString().split("\n\n", -1)) {
            String event = "";
            String id = "";
            String data = "";
            for (String line : block.lines().toList()) {
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
            blocks.add(new Block(event, id, data));
        }
        return blocks;
    }

    /** What the events carry. */
    List<String> data() {
        return blocks().stream()
                .map(Block::data)
                .filter(data -> !data.isEmpty())
                .toList();
    }

    /** What a browser would send when it connects again. */
    String lastId() {
        return blocks().stream().map(Block::id).filter(id -> !id.isEmpty()).reduce("", (_, later) -> later);
    }
}
