package io.tipstaff.portal.shell;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/// `md:text="${…}"` in templates: the body is the value read as Markdown, by [Markdown]. So no
/// template has to write HTML unescaped.
@Component
class MarkdownDialect extends AbstractProcessorDialect {

    private static final String PREFIX = "md";
    private static final int PRECEDENCE = 1_300;

    MarkdownDialect() {
        super("Markdown", PREFIX, PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String dialectPrefix) {
        return Set.of(new Text(dialectPrefix));
    }

    private static final class Text extends AbstractStandardExpressionAttributeTagProcessor {

        Text(String dialectPrefix) {
            super(TemplateMode.HTML, dialectPrefix, "text", PRECEDENCE, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName attributeName,
                String attributeValue,
                Object value,
                IElementTagStructureHandler structureHandler) {
            structureHandler.setBody(value == null ? "" : Markdown.html(value.toString()), false);
        }
    }
}
