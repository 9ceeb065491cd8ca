@org.jspecify.annotations.NullMarked
package dev.w2s.probing.fitting;
