package io.tipstaff.portal.lookup;

import io.tipstaff.indicator.Kind;

/// One part of what is known about an object, asked for and answered by itself. A module that knows
/// something about objects declares a bean; beans stand in the order of their `@Order`.
///
/// Thread-safe. Whatever it throws is its own failure: the other sections are answered.
public interface LookupSection {

    /// Where the page shows a section.
    enum Place {
        /// With the answer itself, which holds it already; [#template] is not asked for.
        ANSWER,
        /// In a column beside others.
        BESIDE,
        /// Below, as wide as the page.
        BELOW
    }

    /// Returns its name in addresses and answers: words in lower case joined by hyphens. It does
    /// not change. The heading is the message `lookup.section.<name>`.
    String name();

    /// Returns where the page shows it.
    Place place();

    /// Says whether there is anything to tell about indicators of this kind.
    boolean appliesTo(Kind kind);

    /// Returns what is known: a record that the REST API writes as it is, and that the template
    /// finds as `section`.
    Object tell(SectionQuestion question);

    /// Returns the template that shows what is told, below its heading.
    default String template() {
        return "lookup/section/" + name();
    }
}
