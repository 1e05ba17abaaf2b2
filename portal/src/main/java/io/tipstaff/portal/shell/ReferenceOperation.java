package io.tipstaff.portal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// One call of the REST API, as the reference page shows it.
record ReferenceOperation(
        String method,
        String path,
        String summary,
        String description,
        List<Parameter> parameters,
        List<Field> body,
        List<Answer> answers) {

    /// A parameter in the path or the query.
    record Parameter(String name, String in, String type, boolean required) {}

    /// A field of a JSON object.
    record Field(String name, String type, boolean required) {}

    /// A status and the fields that come with it.
    record Answer(String status, List<Field> fields) {}

    /// Returns the operations by tag.
    static Map<String, List<ReferenceOperation>> groupsOf(JsonNode document) {
        Map<String, List<ReferenceOperation>> groups = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                JsonNode operation = method.getValue();
                String tag = operation.path("tags").path(0).asString("");
                groups.computeIfAbsent(tag, _ -> new ArrayList<>())
                        .add(of(document, path.getKey(), method.getKey(), operation));
            }
        }
        return groups;
    }

    private static ReferenceOperation of(
            JsonNode document, String path, String method, JsonNode operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            parameters.add(
                    new Parameter(
                            parameter.path("name").asString(""),
                            parameter.path("in").asString(""),
                            type(parameter.path("schema")),
                            parameter.path("required").asBoolean(false)));
        }
        List<Answer> answers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
            answers.add(new Answer(answer.getKey(), fields(document, answer.getValue())));
        }
        return new ReferenceOperation(
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asString(""),
                operation.path("description").asString(""),
                parameters,
                fields(document, operation.path("requestBody")),
                answers);
    }

    private static List<Field> fields(JsonNode document, JsonNode holder) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode content : holder.path("content")) {
            JsonNode schema = resolve(document, content.path("schema"));
            for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
                boolean required =
                        schema.path("required")
                                .valueStream()
                                .anyMatch(name -> name.asString("").equals(field.getKey()));
                fields.add(new Field(field.getKey(), type(field.getValue()), required));
            }
        }
        return fields;
    }

    private static JsonNode resolve(JsonNode document, JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.startsWith("#/") ? document.at(reference.substring(1)) : schema;
    }

    private static String type(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
        JsonNode type = schema.path("type");
        String name = type.isArray() ? type.path(0).asString("") : type.asString("");
        if (name.equals("array")) {
            return "list of " + type(schema.path("items"));
        }
        String format = schema.path("format").asString("");
        return format.isEmpty() ? name : name + " (" + format + ")";
    }
}
