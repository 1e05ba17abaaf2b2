package io.tipstaff.portal;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void useEachOtherOnlyAsTheySay() {
        ApplicationModules modules = ApplicationModules.of(Tipstaff.class);

        modules.verify();
    }
}
