package dev.w2s.cli.server;

import dev.w2s.study.view.JobView;
import dev.w2s.study.view.StudySummary;

/** What a watched study tells. */
public sealed interface Update {
    record Job(JobView job) implements Update {}

    record Study(StudySummary summary) implements Update {}

    /** The connection broke and is being made again. */
    record Disconnected(String why) implements Update {}

    /** Nothing more comes: the study has ended and the server has told everything. */
    record Ended() implements Update {}

    /** Nothing more comes, for the reason given. */
    record Lost(int exitCode, String why) implements Update {}
}
