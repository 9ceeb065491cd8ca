/**
 * Content-addressed artifacts: published whole or not at all, named by what determines them. Start at
 * {@link dev.w2s.artifact.ArtifactStore}.
 */
@NullMarked
package dev.w2s.artifact;

import org.jspecify.annotations.NullMarked;
