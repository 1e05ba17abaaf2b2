package io.tipstaff.portal.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/// Markdown (CommonMark with tables) as HTML that is safe whatever the text says.
///
/// HTML in the text is shown as text. Links lead into the portal only: an address elsewhere is
/// written out, because in a threat report it may be the attackers'. Images are named, not loaded.
/// Headings begin at the third level, below those of the page, and skip none. The result is
/// well-formed XML too.
public final class Markdown {

    private static final int FIRST_LEVEL = 3;
    private static final int LAST_LEVEL = 6;
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    .extensions(EXTENSIONS)
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .nodeRendererFactory(Careful::new)
                    .build();

    private Markdown() {}

    /// Returns the HTML.
    public static String html(String text) {
        Node document = PARSER.parse(xmlOnly(text));
        document.accept(new Levels());
        return RENDERER.render(document);
    }

    /// Control characters that XML cannot hold are left out.
    private static String xmlOnly(String text) {
        return text.codePoints()
                .filter(
                        c ->
                                c == '\t'
                                        || c == '\n'
                                        || c == '\r'
                                        || c >= 0x20 && c <= 0xD7FF
                                        || c >= 0xE000 && c <= 0xFFFD
                                        || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Gives headings the level that they have in the text's own order.
    private static final class Levels extends AbstractVisitor {

        private final Deque<Integer> above = new ArrayDeque<>();

        @Override
        public void visit(Heading heading) {
            while (!above.isEmpty() && above.getLast() >= heading.getLevel()) {
                above.removeLast();
            }
            int written = heading.getLevel();
            heading.setLevel(Math.min(LAST_LEVEL, FIRST_LEVEL + above.size()));
            above.addLast(written);
            visitChildren(heading);
        }
    }

    /// Renders what may not be rendered as usual.
    private static final class Careful implements NodeRenderer {

        private final HtmlNodeRendererContext context;
        private final HtmlWriter html;

        Careful(HtmlNodeRendererContext context) {
            this.context = context;
            this.html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Link.class, Image.class);
        }

        @Override
        public void render(Node node) {
            switch (node) {
                case Link link -> link(link);
                case Image image -> {
                    html.text("[image: ");
                    children(image);
                    html.text("]");
                }
                default -> throw new IllegalStateException("not asked for: " + node);
            }
        }

        private void link(Link link) {
            String to = link.getDestination();
            if (to.startsWith("/") && !to.startsWith("//") && !to.startsWith("/\\")) {
                html.tag("a", java.util.Map.of("href", context.encodeUrl(to)));
                children(link);
                html.tag("/a");
                return;
            }
            children(link);
            html.text(" (");
            html.tag("code");
            html.text(to);
            html.tag("/code");
            html.text(")");
        }

        private void children(Node parent) {
            for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
        }
    }
}
