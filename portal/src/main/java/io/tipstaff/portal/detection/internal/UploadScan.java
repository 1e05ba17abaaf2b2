package io.tipstaff.portal.detection.internal;

import io.tipstaff.exchange.LogBlocks;
import io.tipstaff.exchange.LogBlocks.Block;
import io.tipstaff.exchange.LogInput;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.detection.Upload;
import io.tipstaff.portal.home.Home;
import io.tipstaff.portal.worker.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Matches uploaded log files, one after the other; what a crash interrupted begins again at the
/// next start.
@Component
class UploadScan extends Worker {

    private static final Logger LOG = LoggerFactory.getLogger(UploadScan.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final int UNDER_WAY = 4;

    private final JdbcUploads uploads;
    private final EventPipeline pipeline;
    private final Path folder;

    UploadScan(JdbcUploads uploads, EventPipeline pipeline, Home home) {
        super("uploads", LOOK_EVERY);
        this.uploads = uploads;
        this.pipeline = pipeline;
        this.folder = home.privateFolder("uploaded-logs");
    }

    /// Keeps a log of the agency that the current scope is about, and has it matched. The stream is
    /// read to its end.
    UUID take(UUID agency, String name, InputStream log, String by) throws IOException {
        UUID id = UUID.randomUUID();
        long size = Files.copy(log, file(id), StandardCopyOption.REPLACE_EXISTING);
        uploads.add(id, agency, name, size, by);
        wake();
        return id;
    }

    private Path file(UUID id) {
        return folder.resolve(id.toString());
    }

    @Override
    protected void round() throws InterruptedException {
        for (Upload next : AgencyScope.everyAgency().call(uploads::unfinished)) {
            run(next);
        }
    }

    private void run(Upload upload) throws InterruptedException {
        AgencyScope scope = AgencyScope.of(upload.agency());
        scope.run(() -> uploads.start(upload.id()));
        try (LogInput in = LogInput.open(Files.newInputStream(file(upload.id())))) {
            scan(upload, in, scope);
            scope.run(() -> uploads.end(upload.id(), null));
        } catch (IOException failed) {
            String problem =
                    "the file cannot be read further: "
                            + failed.getMessage()
                            + "; what was found before stays";
            scope.run(() -> uploads.end(upload.id(), problem));
        } catch (ExecutionException failed) {
            LOG.warn("matching the upload {} failed", upload.id(), failed);
            scope.run(() -> uploads.end(upload.id(), "matching failed; see the program's log"));
        }
        forget(upload.id());
    }

    private void scan(Upload upload, LogInput in, AgencyScope scope)
            throws IOException, InterruptedException, ExecutionException {
        var blocks = new LogBlocks(in);
        Queue<CompletableFuture<EventPipeline.Done>> underWay = new ArrayDeque<>();
        long lines = 0;
        long matches = 0;
        long lineBase = 0;
        for (Block block = blocks.next(); block != null || !underWay.isEmpty(); ) {
            if (block != null) {
                var batch =
                        new EventBatch(
                                upload.agency(),
                                upload.name(),
                                null,
                                upload.id(),
                                lineBase,
                                block.bytes(),
                                block.length());
                lineBase += batch.lines();
                underWay.add(pipeline.offer(batch));
                block = blocks.next();
            }
            if (block == null || underWay.size() >= UNDER_WAY) {
                EventPipeline.Done done = underWay.remove().get();
                lines += done.lines();
                matches += done.matches();
                long linesNow = lines;
                long matchesNow = matches;
                scope.run(
                        () ->
                                uploads.progress(
                                        upload.id(), in.packedBytes(), linesNow, matchesNow));
            }
        }
    }

    /// Removes the file of an upload that has ended, however it did.
    private void forget(UUID id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove the upload " + id, failed);
        }
    }
}
