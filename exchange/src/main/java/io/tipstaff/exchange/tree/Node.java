package io.tipstaff.exchange.tree;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A part of a document in memory.
public sealed interface Node {

    /// A value without members; numbers and truth values as they are written, null as the empty
    /// text.
    record Text(String value) implements Node {}

    /// An array, or what an element holds several times.
    record Items(List<Node> items) implements Node {}

    /// An object or element. Names of attributes start with `@`; text beside them is `#text`.
    record Fields(Map<String, Node> members) implements Node {}

    /// Nothing there.
    static Node none() {
        return new Fields(Map.of());
    }

    /// Returns the member of this name, or [#none()].
    default Node get(String name) {
        return this instanceof Fields(var members) ? members.getOrDefault(name, none()) : none();
    }

    /// Returns the value, or that of the `#text`; empty if there is none.
    default String text() {
        return switch (this) {
            case Text(String value) -> value;
            case Fields(var members) ->
                    members.get("#text") instanceof Text(String value) ? value : "";
            case Items(var items) -> items.isEmpty() ? "" : items.getFirst().text();
        };
    }

    /// Returns the text of a member; empty if it is missing.
    default String text(String name) {
        return get(name).text();
    }

    /// Returns the text of a member that is not blank.
    default Optional<String> filled(String name) {
        return Optional.of(text(name)).filter(text -> !text.isBlank());
    }

    /// Returns the items of an array, and anything else that is there as the only one.
    default Stream<Node> each() {
        return switch (this) {
            case Items(var items) -> items.stream();
            case Fields(var members) when members.isEmpty() -> Stream.empty();
            case Fields fields -> Stream.of(fields);
            case Text text -> Stream.of(text);
        };
    }

    /// Returns the texts of a member's items.
    default Stream<String> texts(String name) {
        return get(name).each().map(Node::text).filter(text -> !text.isBlank());
    }

    /// Returns the items of a member.
    default Stream<Node> each(String name) {
        return get(name).each();
    }

    /// Returns the members of this name at any depth, outermost first, not those inside of them.
    default Stream<Node> find(String name) {
        return switch (this) {
            case Text _ -> Stream.empty();
            case Items(var items) -> items.stream().flatMap(item -> item.find(name));
            case Fields(var members) ->
                    members.entrySet().stream()
                            .flatMap(
                                    member ->
                                            member.getKey().equals(name)
                                                    ? member.getValue().each()
                                                    : member.getValue().find(name));
        };
    }

    /// Says whether there is a member of this name.
    default boolean has(String name) {
        return this instanceof Fields(var members) && members.containsKey(name);
    }
}
