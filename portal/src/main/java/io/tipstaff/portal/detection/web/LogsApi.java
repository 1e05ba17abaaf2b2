package io.tipstaff.portal.detection.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.detection.Upload;
import io.tipstaff.portal.detection.internal.EventAdministration;
import io.tipstaff.portal.shell.NotFoundException;
import io.tipstaff.portal.shell.UploadedName;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Logs to be matched, for programs.
@RestController
@RequestMapping("/api/v1/logs")
@Tag(name = "Logs")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class LogsApi {

    /// An uploaded log as programs see it; its detections are had with `upload=<id>`.
    record LogView(
            UUID id,
            String name,
            String state,
            long size,
            long bytesRead,
            long lines,
            long matches,
            @Nullable String problem,
            Instant uploadedAt,
            @Nullable Instant endedAt) {}

    private final EventAdministration events;

    LogsApi(EventAdministration events) {
        this.events = events;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Uploads a log, packed or not, and has it matched")
    LogView upload(@RequestPart("file") MultipartFile file, @AuthenticationPrincipal Person me)
            throws IOException {
        if (file.isEmpty()) {
            throw new IllegalArgumentException("the file is empty");
        }
        try (InputStream content = file.getInputStream()) {
            return show(events.take(UploadedName.of(file, "log"), content, me));
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows how far an uploaded log is matched")
    LogView show(@PathVariable UUID id) {
        return events.upload(id)
                .map(LogsApi::view)
                .orElseThrow(() -> new NotFoundException("no such log"));
    }

    private static LogView view(Upload upload) {
        return new LogView(
                upload.id(),
                upload.name(),
                upload.state(),
                upload.size(),
                upload.bytesRead(),
                upload.lines(),
                upload.matches(),
                upload.problem(),
                upload.uploadedAt(),
                upload.endedAt());
    }
}
