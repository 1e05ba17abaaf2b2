package io.tipstaff.portal.reports.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.reports.attack.AttackTables;
import io.tipstaff.portal.reports.attack.Matrix;
import io.tipstaff.portal.shell.NotFoundException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/// What shows only across reports: actors, and the matrix of techniques.
@Service
public class Profiles {

    private final ReportReading reports;
    private final AttackTables attack;

    Profiles(ReportReading reports, AttackTables attack) {
        this.reports = reports;
        this.attack = attack;
    }

    /// Returns the actors of all reports that the person may see, by name.
    public List<ActorProfile> actors(Person person) {
        List<ReportCard> cards = reports.all(person, ReportFilter.ALL);
        return cards.stream()
                .flatMap(card -> card.actorNames().stream())
                .distinct()
                .sorted()
                .flatMap(name -> ActorProfile.of(name, naming(name, cards)).stream())
                .distinct()
                .toList();
    }

    private static List<ReportCard> naming(String name, List<ReportCard> cards) {
        return cards.stream()
                .filter(
                        card ->
                                card.actors().stream()
                                        .anyMatch(actor -> ActorProfile.goesBy(actor, name)))
                .toList();
    }

    /// Returns one, by name or alias.
    public ActorProfile actor(Person person, String name) {
        return ActorProfile.of(name, reports.all(person, named(name)))
                .orElseThrow(() -> new NotFoundException("no report names this actor"));
    }

    private static ReportFilter named(String actor) {
        return new ReportFilter(null, null, actor, null, null, null, null, null);
    }

    /// Returns the matrices of all techniques that the person may see.
    public List<Matrix> matrices(Person person) {
        return attack.matrices(reports.techniques(person));
    }

    /// Returns the techniques of an actor, as far as the person may see them.
    public List<Matrix> matrices(Person person, ActorProfile actor) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (ReportCard card : actor.reports()) {
            Edition edition = reports.look(person, card.id()).edition();
            if (edition != null) {
                edition.content().techniques().forEach(id -> counts.merge(id, 1L, Long::sum));
            }
        }
        return attack.matrices(counts);
    }

    /// Returns the matrices of one report.
    public List<Matrix> matrices(Content content) {
        Map<String, Long> counts = new LinkedHashMap<>();
        content.techniques().forEach(id -> counts.put(id, 1L));
        return attack.matrices(counts);
    }
}
