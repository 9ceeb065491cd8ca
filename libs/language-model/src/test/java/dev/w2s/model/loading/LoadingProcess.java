package dev.w2s.model.loading;

import dev.w2s.model.BertTiny;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.training.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that loads a model and prints by how many kilobytes its memory grew: at its peak and in the end, together
 * with mapped files ({@code VmHWM}, {@code VmRSS}) and without ({@code RssAnon}, sampled every millisecond). A small
 * model is loaded before, so that most of libraries and classes don't count. The last number is milliseconds.
 */
final class LoadingProcess {
    private LoadingProcess() {}

    public static void main(String[] arguments) throws Exception {
        try (Torch torch = Torch.start(1)) {
            load(torch, BertTiny.REFERENCE, Precision.FLOAT32).close();
            System.gc();
            Files.writeString(Path.of("/proc/self/clear_refs"), "5");
            long anonymous = kilobytes("RssAnon");
            long resident = kilobytes("VmRSS");
            long begin = System.nanoTime();
            Peak peak = new Peak();
            peak.start();
            try (LanguageModel loaded =
                    load(torch, new ModelReference("file:" + arguments[0]), Precision.valueOf(arguments[1]))) {
                peak.interrupt();
                peak.join();
                System.out.println("grew "
                        + (Math.max(peak.anonymous, kilobytes("RssAnon")) - anonymous) + " "
                        + (kilobytes("RssAnon") - anonymous) + " "
                        + (kilobytes("VmHWM") - resident) + " "
                        + (kilobytes("VmRSS") - resident) + " "
                        + (System.nanoTime() - begin) / 1_000_000);
            }
        }
    }

    private static LanguageModel load(Torch torch, ModelReference reference, Precision precision) {
        return LanguageModel.load(torch, new PretrainedModels().open(reference), precision, null);
    }

    private static long kilobytes(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static final class Peak extends Thread {
        private volatile long anonymous;

        @Override
        public void run() {
            try {
                while (true) {
                    anonymous = Math.max(anonymous, kilobytes("RssAnon"));
                    Thread.sleep(1);
                }
            } catch (InterruptedException loaded) {
                // That was all.
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
