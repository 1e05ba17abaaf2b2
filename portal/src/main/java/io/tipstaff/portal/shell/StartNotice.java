package io.tipstaff.portal.shell;

import java.util.List;

/// What a module has to say on the terminal once the program is up.
@FunctionalInterface
public interface StartNotice {

    /// Returns the lines to print, none if there is nothing to say. Called once.
    List<String> lines();
}
