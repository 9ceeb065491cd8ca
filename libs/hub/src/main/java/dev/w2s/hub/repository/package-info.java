/** Names the repositories of the hub, their commits and their files. */
@NullMarked
package dev.w2s.hub.repository;

import org.jspecify.annotations.NullMarked;
