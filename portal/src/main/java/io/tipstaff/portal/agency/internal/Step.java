package io.tipstaff.portal.agency.internal;

/// What somebody whose password was right still has to do before anything else is open.
///
/// Spring Security knows it as the only authority of such a session.
enum Step {
    CODE("/sign-in/code"),
    NEW_PASSWORD("/sign-in/new-password");

    private final String path;

    Step(String path) {
        this.path = path;
    }

    String authority() {
        return "STEP_" + name();
    }

    /// Returns the page where it is done.
    String path() {
        return path;
    }
}
