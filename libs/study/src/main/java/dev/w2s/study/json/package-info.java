/** Reading and writing JSON and YAML: strict for studies, lenient about unknown fields for events. */
@NullMarked
package dev.w2s.study.json;

import org.jspecify.annotations.NullMarked;
