/// Generated indicators and logs, and the measurements behind `docs/performance.md`.
@NullMarked
package io.tipstaff.benchmarks;

import org.jspecify.annotations.NullMarked;
