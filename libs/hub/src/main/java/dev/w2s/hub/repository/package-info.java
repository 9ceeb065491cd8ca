/** What a repository of the hub is: its name, its commit and its files. */
@NullMarked
package dev.w2s.hub.repository;

import org.jspecify.annotations.NullMarked;
