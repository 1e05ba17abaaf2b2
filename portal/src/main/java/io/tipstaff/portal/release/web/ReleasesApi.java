package io.tipstaff.portal.release.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.release.internal.Item;
import io.tipstaff.portal.release.internal.Releases;
import io.tipstaff.portal.shell.ApiPage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Released lists for programs, by the ids of the requests for them.
@RestController
@RequestMapping("/api/v1/releases")
@Tag(name = "Requests")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class ReleasesApi {

    /// @param number names it in a decision
    /// @param tlp marking when the list was made
    /// @param tlpNow marking by now; what is stricter than `tlp` is not handed out
    record ItemView(
            int number,
            String kind,
            String value,
            String tlp,
            String tlpNow,
            int score,
            List<String> categories,
            List<String> threats,
            Instant firstSeen,
            Instant lastSeen,
            boolean granted) {

        static ItemView of(Item item) {
            return new ItemView(
                    item.number(),
                    item.indicator().kind().code(),
                    item.indicator().canonical(),
                    item.tlp().label(),
                    item.now().label(),
                    item.score(),
                    item.categories(),
                    item.threats(),
                    item.firstSeen(),
                    item.lastSeen(),
                    item.granted());
        }
    }

    private final Releases releases;

    ReleasesApi(Releases releases) {
        this.releases = releases;
    }

    @GetMapping("/{id}")
    @Operation(summary = "The list of a request: all of it for the centre, else what is granted")
    ApiPage<ItemView> list(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        return new ApiPage<>(
                releases.list(me, id).items().stream().map(ItemView::of).toList(), null);
    }

    @GetMapping("/{id}/file")
    @Operation(summary = "What is granted of a list, in a format of the feeds")
    ResponseEntity<byte[]> file(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "csv") String format,
            @AuthenticationPrincipal Person me) {
        return ReleaseFiles.file(releases, id, format, me);
    }
}
