package io.tipstaff.portal.agency.web;

import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the navigation links of this module.
@Configuration(proxyBeanMethods = false)
class AgencyEntries {

    @Bean
    NavigationEntry agenciesEntry() {
        return NavigationEntry.forRoles(Capability.AGENCIES, "/agencies", "OPERATOR");
    }

    @Bean
    NavigationEntry peopleEntry() {
        return NavigationEntry.forRoles(Capability.PEOPLE, "/people", "OPERATOR");
    }
}
