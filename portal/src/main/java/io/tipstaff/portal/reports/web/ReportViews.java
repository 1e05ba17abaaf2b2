package io.tipstaff.portal.reports.web;

import io.tipstaff.portal.reports.Mention;
import io.tipstaff.portal.reports.attack.Matrix;
import io.tipstaff.portal.reports.internal.Actor;
import io.tipstaff.portal.reports.internal.ActorProfile;
import io.tipstaff.portal.reports.internal.Change;
import io.tipstaff.portal.reports.internal.Clearance;
import io.tipstaff.portal.reports.internal.Edition;
import io.tipstaff.portal.reports.internal.Grant;
import io.tipstaff.portal.reports.internal.Milestone;
import io.tipstaff.portal.reports.internal.OpenReport;
import io.tipstaff.portal.reports.internal.ReportCard;
import io.tipstaff.portal.reports.internal.ReportIndicator;
import io.tipstaff.portal.reports.internal.Section;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reports as the REST API shows them.
final class ReportViews {

    private ReportViews() {}

    /// What everybody may know of a report.
    ///
    /// @param kind `apt` or `financial`
    /// @param state `draft`, `published` or `withdrawn`
    /// @param embargoUntil the day from which agencies may read it
    /// @param access how much the caller may read: `summary`, `chosen`, `full` or `centre`
    record CardView(
            UUID id,
            int edition,
            String kind,
            String title,
            String summary,
            String tlp,
            @Nullable String embargoUntil,
            List<Actor> actors,
            List<String> industries,
            List<String> countries,
            String state,
            Instant at,
            long indicators,
            String access) {

        static CardView of(ReportCard card, Clearance clearance) {
            return new CardView(
                    card.id(),
                    card.edition(),
                    card.kind().code(),
                    card.title(),
                    card.summary(),
                    card.tlp().label(),
                    card.embargoUntil() == null ? null : card.embargoUntil().toString(),
                    card.actors(),
                    card.industries(),
                    card.countries(),
                    card.state(),
                    card.at(),
                    card.indicators(),
                    clearance.code());
        }
    }

    /// A report as far as the caller may read it.
    ///
    /// @param full null where no more than the summary and indicators is granted
    /// @param counts of indicators by kind
    record ReportView(
            CardView report,
            Map<String, Long> counts,
            List<IndicatorView> indicators,
            @Nullable FullView full) {

        static ReportView of(OpenReport open) {
            return new ReportView(
                    CardView.of(open.card(), open.clearance()),
                    open.counts(),
                    open.indicators().stream().map(IndicatorView::of).toList(),
                    open.edition() == null ? null : FullView.of(open.edition()));
        }
    }

    /// What is read by grant. Sections that are not granted are empty.
    ///
    /// @param text Markdown
    /// @param yaraState `none`, `passed`, `failed` or `unchecked`
    record FullView(
            int edition,
            String title,
            String summary,
            String text,
            String tlp,
            List<Milestone> timeline,
            List<String> techniques,
            String yara,
            String yaraState,
            String yaraMessage,
            String news,
            @Nullable Instant publishedAt) {

        static FullView of(Edition edition) {
            return new FullView(
                    edition.number(),
                    edition.content().title(),
                    edition.content().summary(),
                    edition.content().body(),
                    edition.content().tlp().label(),
                    edition.content().timeline(),
                    edition.content().techniques(),
                    edition.content().yara(),
                    edition.yaraVerdict().state().code(),
                    edition.yaraVerdict().message(),
                    edition.news(),
                    edition.publishedAt());
        }
    }

    /// @param role `c2`, `delivery`, `payload` or `other`
    /// @param since number of the edition that brought it
    record IndicatorView(
            String kind, String value, String role, List<String> threats, String note, int since) {

        static IndicatorView of(ReportIndicator one) {
            return new IndicatorView(
                    one.indicator().kind().code(),
                    one.indicator().canonical(),
                    one.role().code(),
                    one.threats(),
                    one.note(),
                    one.since());
        }
    }

    /// What an edition brought.
    ///
    /// @param changed names of other parts that differ: `title`, `summary`, `timeline`, `yara`,
    ///   `tlp`
    record EditionView(
            int number,
            @Nullable Instant publishedAt,
            @Nullable String publishedBy,
            String news,
            List<IndicatorView> addedIndicators,
            List<IndicatorView> removedIndicators,
            List<String> addedTechniques,
            List<String> addedActors,
            int addedLines,
            int removedLines,
            List<String> changed) {

        static EditionView of(Change change) {
            return new EditionView(
                    change.edition().number(),
                    change.edition().publishedAt(),
                    change.edition().publishedBy(),
                    change.edition().news(),
                    change.addedIndicators().stream().map(IndicatorView::of).toList(),
                    change.removedIndicators().stream().map(IndicatorView::of).toList(),
                    change.addedTechniques(),
                    change.addedActors(),
                    change.addedLines(),
                    change.removedLines(),
                    change.parts());
        }
    }

    /// A technique below one of its tactics.
    record CellView(String domain, String tactic, String technique, String name, long reports) {

        static List<CellView> of(List<Matrix> matrices) {
            return matrices.stream()
                    .flatMap(matrix -> matrix.columns().stream())
                    .flatMap(
                            column ->
                                    column.cells().stream()
                                            .map(
                                                    cell ->
                                                            new CellView(
                                                                    column.tactic().domain(),
                                                                    column.tactic().code(),
                                                                    cell.technique().id(),
                                                                    cell.technique().name(),
                                                                    cell.count())))
                    .toList();
        }
    }

    /// An actor across reports.
    record ActorView(
            String name,
            List<String> aliases,
            List<UUID> reports,
            List<String> industries,
            List<String> countries,
            long indicators) {

        static ActorView of(ActorProfile actor) {
            return new ActorView(
                    actor.name(),
                    actor.aliases(),
                    actor.reports().stream().map(ReportCard::id).toList(),
                    actor.industries(),
                    actor.countries(),
                    actor.indicators());
        }
    }

    /// That a report speaks of an indicator.
    record MentionView(
            UUID report,
            String title,
            String kind,
            String tlp,
            List<String> actors,
            String indicator,
            String role,
            List<String> threats,
            @Nullable Instant publishedAt) {

        static MentionView of(Mention mention) {
            return new MentionView(
                    mention.report(),
                    mention.title(),
                    mention.kind(),
                    mention.tlp().label(),
                    mention.actors(),
                    mention.indicator().canonical(),
                    mention.role(),
                    mention.threats(),
                    mention.publishedAt());
        }
    }

    /// @param chosen indicators as `kind value`; null for the whole report
    /// @param sections what is granted besides them; none for the whole report, which has them all
    record GrantView(
            UUID id,
            UUID agency,
            String agencyName,
            UUID report,
            String reportTitle,
            @Nullable List<String> chosen,
            List<String> sections,
            String grantedBy,
            Instant grantedAt,
            Instant expiresAt,
            @Nullable Instant revokedAt) {

        static GrantView of(Grant grant) {
            return new GrantView(
                    grant.id(),
                    grant.agency().value(),
                    grant.agencyName(),
                    grant.report(),
                    grant.reportTitle(),
                    grant.extract().keys() == null
                            ? null
                            : grant.extract().keys().stream().sorted().toList(),
                    grant.extract().sections().stream().sorted().map(Section::code).toList(),
                    grant.grantedBy(),
                    grant.grantedAt(),
                    grant.expiresAt(),
                    grant.revokedAt());
        }
    }
}
