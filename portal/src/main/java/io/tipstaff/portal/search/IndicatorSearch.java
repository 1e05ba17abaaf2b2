package io.tipstaff.portal.search;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Searches for other modules, with the parameters of the page. It costs no lookup: who asks
/// answers for who gets to know what is found. Thread-safe.
public interface IndicatorSearch {

    /// Reads the parameters of a search and returns those that count; none if it asks for nothing.
    ///
    /// @throws IllegalArgumentException if a value cannot be read
    Map<String, String> read(Map<String, String> parameters);

    /// Returns a search in words, as "threat Wharfrat, marking TLP:AMBER". Addresses are defanged,
    /// so that nobody follows one from a mail.
    String said(Map<String, String> query);

    /// Returns the parameters of a search that somebody keeps.
    ///
    /// @throws io.tipstaff.portal.shell.NotFoundException if the person keeps none with this id
    Map<String, String> kept(UUID id, Person owner);

    /// Returns the numbers of the indicators that fit, the highest score first, without those that
    /// are kept out or marked more strictly than `strictest`.
    ///
    /// @throws IllegalArgumentException if it takes too long, with what to do
    List<Long> best(Map<String, String> query, Tlp strictest, int limit);
}
