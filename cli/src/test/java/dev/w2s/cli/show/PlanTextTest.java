package dev.w2s.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.cli.Views;
import dev.w2s.study.job.JobKind;
import dev.w2s.study.view.PlanView;
import dev.w2s.study.view.PlannedJobView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    private static final List<String> ARMS =
            List.of("a / x / seed 0", "a / y / seed 0", "a / x / seed 1", "a / y / seed 1");

    @Test
    void aPlanShowsSplitsJobsWhoSharesThemAndWhatTheyCost() {
        // given
        PlanView plan = plan(
                job(1, true, ARMS, null, null),
                job(2, false, ARMS.subList(0, 2), 1234.5, 90.0),
                job(3, false, ARMS.subList(0, 1), 10.0, null));

        // when
        String text = PlanText.of(plan);

        // then
        assertThat(text.lines())
                .containsExactly(
                        "- weak_train: the weak model.",
                        "",
                        "                work   estimate  job",
                        "exists             -          -  job 1",
                        "                                   for all 4 arms",
                        "to do          1,235 1 min 30 s  job 2",
                        "                                   for a / x / seed 0; a / y / seed 0",
                        "to do             10          -  job 3",
                        "                                   for a / x / seed 0",
                        "",
                        "4 arms, 3 jobs: 2 shared by several arms, 1 exist already, 2 to do.",
                        "One worker should take 1 min 30 s for 1 of them; no like jobs of the others have run here.",
                        "Work is billions of multiply-adds a token of text, 1,245 to do in all; a training step counts three"
                                + " passes forward.",
                        "how");
    }

    @Test
    void whereNothingIsKnownOfDurationsThatIsSaid() {
        assertThat(PlanText.of(plan(job(1, false, ARMS, 1.0, null)))).contains("How long they take is not known yet");
    }

    private static PlanView plan(PlannedJobView... jobs) {
        return new PlanView(
                Views.study("s"), List.of("weak_train: the weak model."), ARMS.size(), List.of(jobs), "how");
    }

    private static PlannedJobView job(
            int number, boolean exists, List<String> arms, @Nullable Double work, @Nullable Double seconds) {
        return new PlannedJobView(Views.key(number), JobKind.FINE_TUNE, "job " + number, exists, arms, work, seconds);
    }
}
