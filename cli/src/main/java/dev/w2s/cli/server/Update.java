package dev.w2s.cli.server;

import dev.w2s.study.view.JobView;
import dev.w2s.study.view.StudySummary;

/** A piece of news about a study that is watched. */
public sealed interface Update {
    record Job(JobView job) implements Update {}

    record Study(StudySummary summary) implements Update {}

    /** The connection broke, and a new one is being made. */
    record Disconnected(String why) implements Update {}

    /** Nothing more comes: the study has ended and the server has told everything. */
    record Ended() implements Update {}

    /** Nothing more comes, for the reason given. */
    record Lost(int exitCode, String why) implements Update {}
}
