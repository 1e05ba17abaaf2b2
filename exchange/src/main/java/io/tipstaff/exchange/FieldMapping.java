package io.tipstaff.exchange;

import io.tipstaff.indicator.Kind;
import java.util.List;
import java.util.Set;

/// Which part of a document is a record, and what the fields of a record say.
///
/// A field is named as the format names it: the column by its title, or by its number from 1; a
/// path such as `details[*].ip` in JSON; `author/name` or `@id` in XML. Upper and lower case do not
/// matter in titles. Fields that are not listed are kept as other fields.
///
/// @param records path to the records in JSON (`$.data[*]`) or XML (`/feed/entry`); empty in
///   tables, and where the reader shall find them
/// @param fields in any order; none for a reader that goes by names and contents
public record FieldMapping(String records, List<Field> fields) {

    /// Goes by the names and contents of the fields.
    public static final FieldMapping AUTOMATIC = new FieldMapping("", List.of());

    public FieldMapping {
        fields = List.copyOf(fields);
    }

    /// What one field says.
    ///
    /// @param source name, number or path
    /// @param kinds as what the text of an indicator is read; none for whatever it looks like
    public record Field(String source, FieldRole role, Set<Kind> kinds) {

        public Field {
            if (source.isBlank()) {
                throw new IllegalArgumentException("a mapped field without a name");
            }
            kinds = Set.copyOf(kinds);
        }

        /// A field whose text is read as whatever it looks like.
        public Field(String source, FieldRole role) {
            this(source, role, Set.of());
        }
    }

    /// Says whether fields are taken by their names and contents.
    public boolean isAutomatic() {
        return fields.isEmpty();
    }
}
