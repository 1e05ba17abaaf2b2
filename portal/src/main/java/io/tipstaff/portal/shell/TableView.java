package io.tipstaff.portal.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// A table as its template shows it: the rows of this page and where its links lead.
///
/// @param path address of the page
/// @param sort the order of the rows, `-` in front of the column for the greatest first
/// @param next cursor of the next page; null on the last one
public record TableView<T>(
        String path, TableQuery query, String sort, List<T> rows, @Nullable String next) {

    public TableView {
        rows = List.copyOf(rows);
    }

    /// Returns the address that sorts by this column, the other way round if it does already.
    public String sortLink(String column) {
        return link(sort.equals(column) ? "-" + column : column, null, null);
    }

    /// Returns `ascending`, `descending` or `none`, for `aria-sort`.
    public String order(String column) {
        if (sort.equals(column)) {
            return "ascending";
        }
        return sort.equals("-" + column) ? "descending" : "none";
    }

    /// Returns the address of the next page.
    public String nextLink() {
        return link(sort, next, null);
    }

    /// Returns the address of the first page.
    public String firstLink() {
        return link(sort, null, null);
    }

    /// Tells whether this is a later page than the first.
    public boolean isLater() {
        return query.after() != null;
    }

    /// Returns the address of all rows as a file.
    public String exportLink(String format) {
        return link(sort, null, format);
    }

    private String link(String order, @Nullable String after, @Nullable String format) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
        if (!query.text().isEmpty()) {
            link.queryParam("q", "{q}");
        }
        link.queryParam("sort", order);
        if (after != null) {
            link.queryParam("after", after);
        }
        if (format != null) {
            link.queryParam("format", format);
        }
        return query.text().isEmpty()
                ? link.build().toUriString()
                : link.encode().buildAndExpand(query.text()).toUriString();
    }
}
