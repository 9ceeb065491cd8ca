package dev.w2s.artifact;

import dev.w2s.artifact.file.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Ends the process, without any clean-up, instead of taking one chosen step. */
final class HaltingFiles extends DurableFiles {
    static final int HALTED = 77;

    private int stepsLeft;

    /** @param steps file operations that are let through */
    HaltingFiles(int steps) {
        this.stepsLeft = steps;
    }

    /** Also called by a publication's content between its own writes. */
    void step() {
        if (stepsLeft-- == 0) {
            Runtime.getRuntime().halt(HALTED);
        }
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        step();
        super.createFolders(folder);
    }

    @Override
    public void sync(Path path) throws IOException {
        step();
        super.sync(path);
    }

    @Override
    public boolean moveIfAbsent(Path folder, Path target) throws IOException {
        step();
        return super.moveIfAbsent(folder, target);
    }

    @Override
    protected void delete(Path path) throws IOException {
        step();
        super.delete(path);
    }
}
