package io.tipstaff.portal.release.internal;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.write.DocumentInfo;
import io.tipstaff.exchange.write.FeedWriter;
import io.tipstaff.exchange.write.FeedWriter.Format;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.requests.Request;
import io.tipstaff.portal.requests.Requests;
import io.tipstaff.portal.shell.NotFoundException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Hands out what was granted of lists, for as long as it is granted, and says so in the audit log.
@Service
public class Releases {

    private final Requests requests;
    private final IndicatorRequests kind;
    private final JdbcItems items;
    private final AuditLog audit;

    Releases(Requests requests, IndicatorRequests kind, JdbcItems items, AuditLog audit) {
        this.requests = requests;
        this.kind = kind;
        this.items = items;
        this.audit = audit;
    }

    /// Returns the whole list to operators of the centre, and to its agency what is granted of it.
    ///
    /// @throws NotFoundException if nothing of it is granted
    @Transactional
    public ItemList list(Person person, UUID id) {
        Request request = request(id);
        boolean decides = person.ofOperator() && person.is(Role.OPERATOR);
        ItemList list = decides ? kind.shown(person, request) : granted(request);
        note(person, "release.listed", request, Map.of());
        return list;
    }

    private Request request(UUID id) {
        return requests.find(id)
                .filter(request -> request.kind().equals(kind.code()))
                .orElseThrow(() -> new NotFoundException("no such list"));
    }

    /// What was marked more strictly since the decision is held back.
    private ItemList granted(Request request) {
        if (!request.holds()) {
            throw new NotFoundException("nothing of this list is granted now");
        }
        return ItemList.of(items.of(request.id())).granted().free();
    }

    /// Returns what is granted as a document.
    ///
    /// @throws NotFoundException if nothing of it is granted
    @Transactional
    public byte[] file(Person person, UUID id, Format format) {
        Request request = request(id);
        ItemList list = granted(request);
        Instant decided = Objects.requireNonNull(request.decision()).at();
        var info = new DocumentInfo(id, request.wish().title(), "Tipstaff", decided);
        byte[] document = written(list, format, info);
        note(person, "release.handed-out", request, Map.of("format", format.code()));
        return document;
    }

    private static byte[] written(ItemList list, Format format, DocumentInfo info) {
        var out = new ByteArrayOutputStream();
        try (FeedWriter writer = FeedWriter.open(format, out, info)) {
            for (Item item : list.items()) {
                if (format.carries(item.indicator().kind())) {
                    writer.write(record(item));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a document in memory", impossible);
        }
        return out.toByteArray();
    }

    private static FeedRecord record(Item item) {
        Context.Builder context =
                Context.builder()
                        .confidence(item.score())
                        .tlp(item.tlp())
                        .firstSeen(item.firstSeen())
                        .lastSeen(item.lastSeen());
        item.categories().forEach(context::category);
        item.threats().forEach(context::threat);
        return new FeedRecord(
                Position.NOWHERE, item.indicator().canonical(), item.indicator(), context.build());
    }

    private void note(Person person, String action, Request request, Map<String, String> more) {
        Map<String, String> details = new HashMap<>(more);
        details.put("request", request.id().toString());
        audit.record(person.actor(), action, request.wish().title(), details);
    }
}
