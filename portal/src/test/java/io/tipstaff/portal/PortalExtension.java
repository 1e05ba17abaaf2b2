package io.tipstaff.portal;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands the portal and the browser of the run to its tests.
final class PortalExtension implements ParameterResolver, BeforeEachCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestPortal.class || type == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestPortal.class
                ? portal(context)
                : browser(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Browser browser = store(context).get(Browser.class, Browser.class);
        if (browser != null) {
            browser.reset();
        }
    }

    private static TestPortal portal(ExtensionContext context) {
        return store(context)
                .computeIfAbsent(TestPortal.class, _ -> TestPortal.start(), TestPortal.class);
    }

    private static Browser browser(ExtensionContext context) {
        TestPortal portal = portal(context);
        return store(context)
                .computeIfAbsent(Browser.class, _ -> Browser.start(portal), Browser.class);
    }

    /// The root's store closes what it holds at the end of the run.
    private static Store store(ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(PortalExtension.class));
    }
}
