package io.tipstaff.portal.release.web;

import io.tipstaff.exchange.write.FeedWriter.Format;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.release.internal.Item;
import io.tipstaff.portal.release.internal.Releases;
import io.tipstaff.portal.shell.CsvExport;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What is granted of lists as files, and the whole lists for who decides.
@Controller
@RequestMapping("/releases")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class ReleaseFiles {

    private final Releases releases;

    ReleaseFiles(Releases releases) {
        this.releases = releases;
    }

    @GetMapping("/{id}/file")
    ResponseEntity<byte[]> file(
            @PathVariable UUID id,
            @RequestParam String format,
            @AuthenticationPrincipal Person me) {
        return file(releases, id, format, me);
    }

    static ResponseEntity<byte[]> file(Releases releases, UUID id, String code, Person me) {
        Format format =
                Format.ofCode(code)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "none of "
                                                        + Stream.of(Format.values())
                                                                .map(Format::code)
                                                                .collect(Collectors.joining(", "))
                                                        + ": "
                                                        + code));
        String name = "indicators-" + id.toString().substring(24) + "." + format.extension();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(releases.file(me, id, format));
    }

    @GetMapping("/{id}/list.csv")
    ResponseEntity<String> list(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        var csv =
                new CsvExport(
                        "number",
                        "kind",
                        "value",
                        "tlp",
                        "tlp now",
                        "score",
                        "categories",
                        "threats",
                        "first seen",
                        "last seen",
                        "granted");
        for (Item item : releases.list(me, id).items()) {
            csv.row(
                    item.number(),
                    item.indicator().kind().code(),
                    item.indicator().canonical(),
                    item.tlp().label(),
                    item.now().label(),
                    item.score(),
                    CsvExport.joined(item.categories()),
                    CsvExport.joined(item.threats()),
                    item.firstSeen(),
                    item.lastSeen(),
                    item.granted());
        }
        return csv.answer("list.csv");
    }
}
