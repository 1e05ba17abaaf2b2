package io.tipstaff.exchange.document;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Detection;
import io.tipstaff.exchange.FeedOptions;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.FeedSink;
import io.tipstaff.exchange.Limits;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.Refusal;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One document being read: what a reader takes from and gives to, and the counts of it. For one
/// thread.
public final class Reading {

    private static final int MAX_MESSAGES = 100;
    private static final int MAX_WRITTEN = 8192;

    private final FeedOptions options;
    private final FeedSink sink;
    private final List<String> messages = new ArrayList<>();
    private InputStream in = InputStream.nullInputStream();
    private Detection detection;
    private String member = "";
    private long records;
    private long refused;
    private long declared = -1;

    public Reading(Detection detection, FeedOptions options, FeedSink sink) {
        this.detection = detection;
        this.options = options;
        this.sink = sink;
    }

    /// Turns to the text of the document, or of the next member of an archive.
    ///
    /// @param utf8 its text as UTF-8; its bytes for formats that are no text
    /// @param name of the member; empty outside archives
    public void turnTo(InputStream utf8, Detection as, String name) {
        in = utf8;
        detection = as;
        member = name;
    }

    public InputStream in() {
        return in;
    }

    public Detection detection() {
        return detection;
    }

    public FeedOptions options() {
        return options;
    }

    public Limits limits() {
        return options.limits();
    }

    /// Reads the text as an indicator and gives it to the sink, or refuses it.
    public void offer(Position at, String written, Context context) throws FeedException {
        offer(at, written, options.kinds(), context);
    }

    /// Reads the text as an indicator of one of the kinds.
    ///
    /// @param kinds none for the kinds of the options
    public void offer(Position at, String written, Set<Kind> kinds, Context context)
            throws FeedException {
        switch (parse(written, kinds)) {
            case Parsed(Indicator indicator) -> accept(at, written, indicator, context);
            case Refused(String reason) -> refuse(at, reason, written);
        }
    }

    /// Reads the text as an indicator of one of the kinds, without giving it to the sink.
    ///
    /// @param kinds none for the kinds of the options
    public ParseResult parse(String written, Set<Kind> kinds) {
        Set<Kind> wanted = kinds.isEmpty() ? options.kinds() : kinds;
        Indicator quick = wanted.isEmpty() ? Quick.parse(written) : null;
        if (quick != null) {
            return new Parsed(quick);
        }
        if (wanted.size() == 1) {
            return IndicatorParser.parse(wanted.iterator().next(), written);
        }
        ParseResult result = SharedSuffixes.exact(IndicatorParser.parse(written), written);
        if (result instanceof Parsed(Indicator indicator)
                && !wanted.isEmpty()
                && !wanted.contains(indicator.kind())) {
            return new Refused(indicator.kind().label() + " is not wanted from this feed");
        }
        return result;
    }

    /// Gives an indicator to the sink.
    public void accept(Position at, String written, Indicator indicator, Context context)
            throws FeedException {
        if (records >= limits().records()) {
            throw new FeedException(
                    "more than " + limits().records() + " records",
                    placed(at),
                    "raise the maximum number of records of the feed if that is expected");
        }
        records++;
        String kept = written.length() > MAX_WRITTEN ? written.substring(0, MAX_WRITTEN) : written;
        sink.record(new FeedRecord(placed(at), kept, indicator, context));
    }

    /// Gives a refusal to the sink.
    public void refuse(Position at, String reason, String excerpt) {
        refused++;
        sink.refused(new Refusal(placed(at), reason, excerpt));
    }

    /// Adds the name of the archive's member to a position.
    public Position placed(Position at) {
        if (member.isEmpty()) {
            return at;
        }
        String where = at.where().isEmpty() ? member : member + ": " + at.where();
        return new Position(at.record(), at.line(), where);
    }

    /// Keeps a remark for the outcome.
    public void remark(String message) {
        if (messages.size() < MAX_MESSAGES) {
            messages.add(member.isEmpty() ? message : member + ": " + message);
        }
    }

    /// Notes how many records the document declares to hold.
    public void declare(long count) {
        declared = Math.max(declared, 0) + count;
    }

    public long records() {
        return records;
    }

    public long refusals() {
        return refused;
    }

    public long declared() {
        return declared;
    }

    public List<String> messages() {
        return messages;
    }
}
