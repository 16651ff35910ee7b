package io.tierengine.streams.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;

/**
 * What a registry answered.
 *
 * @param from   the URL that was asked
 * @param status HTTP's status
 * @param body   the body, JSON where all is well
 */
record RegistryReply(URI from, int status, String body) {

    static final int SUBJECT_NOT_FOUND = 40401;
    static final int VERSION_NOT_FOUND = 40402;
    static final int SCHEMA_NOT_FOUND = 40403;
    static final int NO_LEVEL_OF_ITS_OWN = 40408;

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int LONGEST_SUMMARY = 500;

    boolean isOk() {
        return status == 200;
    }

    /** Whether it says nothing about what was asked: the server failed, or has no time. */
    boolean isNoAnswer() {
        return status >= 500 || status == 408 || status == 429;
    }

    /** Whether the registry itself says that it doesn't have what was asked for; a wrong path gives a bare 404. */
    boolean saysMissing(int... codes) {
        int code = json().path("error_code").asInt();
        for (int expected : codes) {
            if (status == 404 && code == expected) {
                return true;
            }
        }
        return false;
    }

    /** The body, or a missing node where it isn't JSON. */
    JsonNode json() {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The registry's own message, or else the beginning of the body. */
    String message() {
        String message = json().path("message").asText();
        String text = (message.isEmpty() ? body : message).strip();
        return text.length() > LONGEST_SUMMARY ? text.substring(0, LONGEST_SUMMARY) + "..." : text;
    }

    /** Status, code and message. */
    String summary() {
        int code = json().path("error_code").asInt();
        return "status " + status + (code == 0 || code == status ? "" : ", code " + code)
                + (message().isEmpty() ? "" : ", \"" + message() + "\"");
    }
}
