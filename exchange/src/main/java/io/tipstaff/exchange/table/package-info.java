/// Tables: CSV, TSV and their relatives. No API; see [io.tipstaff.exchange].
@NullMarked
package io.tipstaff.exchange.table;

import org.jspecify.annotations.NullMarked;
