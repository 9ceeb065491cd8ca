/** Examples and labels as Parquet files. Only this package sees DuckDB. */
@NullMarked
package dev.w2s.artifact.table;

import org.jspecify.annotations.NullMarked;
