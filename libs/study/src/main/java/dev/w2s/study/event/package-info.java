/** What the services tell each other: CloudEvents in binary mode, each with a JSON Schema beside these classes. */
@NullMarked
package dev.w2s.study.event;

import org.jspecify.annotations.NullMarked;
