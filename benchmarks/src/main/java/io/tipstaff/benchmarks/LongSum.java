package io.tipstaff.benchmarks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Adds up the longs of an array: the least that reading every byte costs.
final class LongSum {

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private LongSum() {}

    static long of(byte[] bytes) {
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        for (int i = 0; i + 32 <= bytes.length; i += 32) {
            a += (long) LONG.get(bytes, i);
            b += (long) LONG.get(bytes, i + 8);
            c += (long) LONG.get(bytes, i + 16);
            d += (long) LONG.get(bytes, i + 24);
        }
        return a + b + c + d;
    }
}
