package io.tipstaff.exchange.write;

import io.tipstaff.exchange.FeedRecord;
import java.io.IOException;

/// Hands on what the format carries, and counts the rest.
final class CarriedOnly implements FeedWriter {

    private final Format format;
    private final FeedWriter writer;
    private long leftOut;

    CarriedOnly(Format format, FeedWriter writer) {
        this.format = format;
        this.writer = writer;
    }

    @Override
    public void write(FeedRecord record) throws IOException {
        if (format.carries(record.indicator().kind())) {
            writer.write(record);
        } else {
            leftOut++;
        }
    }

    @Override
    public long leftOut() {
        return leftOut + writer.leftOut();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
