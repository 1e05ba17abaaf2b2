package io.tipstaff.portal.lookup.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.lookup.section.Chain.Edge;
import io.tipstaff.portal.lookup.section.Chain.Placed;
import io.tipstaff.portal.lookup.section.ChainPicture.Box;
import io.tipstaff.portal.relation.Node;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Thing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainPictureTest {

    private static final Thing FILE = Thing.parse("md5:" + "0a".repeat(16));

    private static Thing url(int number) {
        return Thing.parse("http://chain.example/" + "x".repeat(60) + number);
    }

    private static ChainPicture picture(int before) {
        List<Placed> nodes = new ArrayList<>(List.of(new Placed(Node.of(FILE), 0)));
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < before; i++) {
            nodes.add(new Placed(Node.of(url(i)), -1));
            edges.add(new Edge(url(i), Relation.DOWNLOADS, FILE, null, null, "List"));
        }
        return ChainPicture.of(nodes, edges);
    }

    @Test
    void noBoxCoversAnotherOrLeavesThePicture() {
        ChainPicture picture = picture(12);

        List<Box> boxes = picture.boxes();
        for (int i = 0; i < boxes.size(); i++) {
            Box one = boxes.get(i);
            assertThat(one.x()).isBetween(0, picture.width() - ChainPicture.BOX_WIDTH);
            assertThat(one.y()).isBetween(0, picture.height() - ChainPicture.BOX_HEIGHT);
            for (Box other : boxes.subList(i + 1, boxes.size())) {
                boolean apart =
                        Math.abs(one.x() - other.x()) >= ChainPicture.BOX_WIDTH
                                || Math.abs(one.y() - other.y()) >= ChainPicture.BOX_HEIGHT;
                assertThat(apart).as(one + " and " + other).isTrue();
            }
        }
    }

    @Test
    void whatCameBeforeStandsLeftAndEachLineHasItsWords() {
        ChainPicture picture = picture(2);

        Box start = picture.boxes().stream().filter(Box::start).findFirst().orElseThrow();
        assertThat(picture.boxes())
                .filteredOn(box -> !box.start())
                .hasSize(2)
                .allMatch(box -> box.x() < start.x());
        assertThat(picture.lines()).hasSize(2).allMatch(line -> line.words().equals("downloads"));
    }

    @Test
    void longNamesAreShortenedInTheMiddle() {
        assertThat(picture(1).boxes())
                .filteredOn(box -> !box.start())
                .allMatch(box -> box.label().length() <= 23 && box.label().endsWith("x0"));
    }
}
