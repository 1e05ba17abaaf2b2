package io.tipstaff.portal.lookup.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.SectionQuestion;
import io.tipstaff.portal.lookup.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// All sections of all modules, asked one by one; none of them can spoil another.
@Service
public class Sections {

    private static final Logger LOG = LoggerFactory.getLogger(Sections.class);

    /// What came of asking one section.
    public sealed interface Told {

        /// @param content a record, see [LookupSection#tell]
        record Known(Object content) implements Told {}

        /// There is nothing of this sort to know about such an object.
        record NotApplicable(String reason) implements Told {}

        /// The section could not answer this time; the log says why.
        record Failed() implements Told {}
    }

    private final List<LookupSection> sections;

    Sections(List<LookupSection> sections) {
        this.sections = List.copyOf(sections);
        if (names().stream().distinct().count() < sections.size()) {
            throw new IllegalStateException("two sections of one name: " + names());
        }
    }

    /// Returns all sections in the order in which they are shown.
    public List<LookupSection> all() {
        return sections;
    }

    private List<String> names() {
        return sections.stream().map(LookupSection::name).toList();
    }

    /// Finds sections by their names, each once, in the order in which they were named.
    ///
    /// @throws IllegalArgumentException if there is no section of one of the names, or no name
    public List<LookupSection> named(List<String> wanted) {
        List<LookupSection> found = new ArrayList<>();
        for (String name : new LinkedHashSet<>(wanted)) {
            found.add(
                    sections.stream()
                            .filter(section -> section.name().equals(name))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "no such section: "
                                                            + name
                                                            + "; there are "
                                                            + String.join(", ", names()))));
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "no section is named; there are " + String.join(", ", names()));
        }
        return found;
    }

    /// Asks one section about an object that was looked up.
    public Told ask(LookupSection section, Answer answer, Person person, Span span) {
        if (answer.readAs().isEmpty()) {
            return new Told.NotApplicable("the value is no indicator");
        }
        Indicator object = answer.readAs().get();
        if (!section.appliesTo(object.kind())) {
            return new Told.NotApplicable("not for the kind " + object.kind().code());
        }
        try {
            return new Told.Known(section.tell(new SectionQuestion(object, answer, person, span)));
        } catch (RuntimeException failed) { // the border to other modules
            LOG.warn("the section {} of a lookup failed", section.name(), failed);
            return new Told.Failed();
        }
    }
}
