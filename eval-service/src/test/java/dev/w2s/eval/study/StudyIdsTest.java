package dev.w2s.eval.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.w2s.eval.plan.SomeStudies;
import org.junit.jupiter.api.Test;

class StudyIdsTest {
    @Test
    void anIdIsTheNameAndSomethingThatTellsItApart() {
        assertThat(StudyIds.next("demo")).matches("demo-[a-z0-9]{6}").isNotEqualTo(StudyIds.next("demo"));
    }

    @Test
    void theLongestNameStillGivesAValidId() {
        // given
        String id = StudyIds.next("n".repeat(80));

        // then
        assertThatCode(() -> SomeStudies.study("a", "ppa", "0", "").withId(id)).doesNotThrowAnyException();
    }
}
