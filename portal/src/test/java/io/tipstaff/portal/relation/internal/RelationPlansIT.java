package io.tipstaff.portal.relation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.relation.internal.JdbcIndicatorLinks.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Whether each question can be answered from an index: with reading of whole tables made dear, the
/// plan names it.
@PortalTest
class RelationPlansIT {

    private static final Long[] IDS = {1L};
    private static final Long[] SOURCES = {1L};
    private static final String[] NAMES = {"x"};

    @Test
    void everyQuestionHasItsIndex(TestPortal portal) {
        Map<Question, String> indexes = new LinkedHashMap<>();
        indexes.put(Question.urlsOn("a.example"), "indicator_url_host");
        indexes.put(Question.namesBelow("a.example"), "indicator_name");
        indexes.put(Question.addressesIn(network("192.0.2.0/24")), "indicator_address");
        indexes.put(Question.addressesIn(network("2001:db8::/48")), "indicator_address");
        indexes.put(Question.reportedTogether(IDS, SOURCES, NAMES), "observation_of_group");
        indexes.put(Question.sameThreat(IDS, SOURCES, NAMES), "assessment_of_threat");
        indexes.put(Question.ofThreat("x"), "assessment_of_threat");
        indexes.put(Question.ofActor("x"), "observation_of_actor");
        indexes.put(Question.ofSource(1), "observation_of_source");

        indexes.forEach(
                (question, index) ->
                        assertThat(plan(portal, question))
                                .as(question.where())
                                .contains(index)
                                .doesNotContain("Seq Scan on indicator")
                                .doesNotContain("Seq Scan on observation")
                                .doesNotContain("Seq Scan on assessment"));
    }

    private static IpNetwork network(String text) {
        if (IndicatorParser.parse(text) instanceof Parsed(IpNetwork network)) {
            return network;
        }
        throw new AssertionError(text);
    }

    private static String plan(TestPortal portal, Question question) {
        JdbcClient database = portal.part(JdbcClient.class);
        var transaction = new TransactionTemplate(portal.part(PlatformTransactionManager.class));
        return AgencyScope.everyAgency()
                .call(
                        () ->
                                Objects.requireNonNull(
                                        transaction.execute(_ -> plan(database, question))));
    }

    private static String plan(JdbcClient database, Question question) {
        database.sql("select set_config('enable_seqscan', 'off', true)").query().listOfRows();
        List<String> lines =
                database.sql("explain " + JdbcIndicatorLinks.select(question))
                        .params(question.parameters())
                        .param("inside", false)
                        .param("limit", 100)
                        .param("offset", 0)
                        .query((row, _) -> row.getString(1))
                        .list();
        return String.join("\n", lines);
    }
}
