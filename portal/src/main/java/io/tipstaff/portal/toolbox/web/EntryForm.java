package io.tipstaff.portal.toolbox.web;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.toolbox.internal.Entry;
import io.tipstaff.portal.toolbox.internal.EntryText;
import org.jspecify.annotations.Nullable;

/// What an operator writes about an entry.
record EntryForm(
        @Nullable String name,
        @Nullable String description,
        @Nullable String publisher,
        @Nullable String platforms,
        @Nullable String licence,
        @Nullable String homePage,
        @Nullable String tlp,
        @Nullable String version,
        @Nullable String expected) {

    static EntryForm empty() {
        return new EntryForm("", "", "", "", "", "", Tlp.CLEAR.name(), "", "");
    }

    static EntryForm of(Entry entry) {
        EntryText text = entry.text();
        return new EntryForm(
                text.name(),
                text.description(),
                text.publisher(),
                text.platforms(),
                text.licence(),
                text.homePage(),
                text.tlp().name(),
                "",
                "");
    }

    /// @throws IllegalArgumentException saying what is wrong
    EntryText text() {
        return new EntryText(
                plain(name),
                plain(description),
                plain(publisher),
                plain(platforms),
                plain(licence),
                plain(homePage),
                EntryApi.tlp(plain(tlp)));
    }

    static String plain(@Nullable String text) {
        return text == null ? "" : text;
    }
}
