package dev.w2s.eval.study;

import java.util.concurrent.ThreadLocalRandom;

/** Makes ids for studies without one: the name and six random letters or digits. */
final class StudyIds {
    private static final int SUFFIX = 6;
    private static final int LONGEST = 80;
    private static final int BASE = 36;

    private StudyIds() {}

    static String next(String name) {
        String stem = name.substring(0, Math.min(name.length(), LONGEST - SUFFIX - 1));
        StringBuilder id = new StringBuilder(stem).append('-');
        for (int i = 0; i < SUFFIX; i++) {
            id.append(Character.forDigit(ThreadLocalRandom.current().nextInt(BASE), BASE));
        }
        return id.toString();
    }
}
