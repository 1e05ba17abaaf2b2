package io.tipstaff.portal.evidence.web;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.evidence.internal.EvidenceDesk;
import io.tipstaff.portal.evidence.internal.SealedEvidence;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.SectionQuestion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What the own agency sealed about the object.
@Component
@Order(55)
class SealedSection implements LookupSection {

    /// @param sealed the newest first, at most [EvidenceDesk#MOST_ABOUT]
    record Sealed(List<Case> sealed) {}

    /// @param zone that the object had then
    record Case(UUID id, String caseNumber, String login, String zone, Instant at) {

        static Case of(SealedEvidence one) {
            return new Case(one.id(), one.caseNumber(), one.login(), one.zone(), one.at());
        }
    }

    private final EvidenceDesk desk;

    SealedSection(EvidenceDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public Place place() {
        return Place.BESIDE;
    }

    @Override
    public boolean appliesTo(Kind kind) {
        return true;
    }

    @Override
    public String template() {
        return "evidence/section";
    }

    @Override
    public Sealed tell(SectionQuestion question) {
        return new Sealed(
                desk.about(question.person(), question.forms()).stream().map(Case::of).toList());
    }
}
