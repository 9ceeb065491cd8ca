package dev.w2s.tools.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.model.LanguageModel;
import java.util.List;
import java.util.Locale;

/**
 * What was measured, for people and for scripts.
 *
 * @param peakBytes of resident memory
 */
record BenchReport(
        BenchOptions options, LanguageModel model, int threads, List<Measurement> measurements, long peakBytes) {
    private static final double GIGA = 1e9;

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %d layers, hidden %d, %s; %d texts of %d tokens, %d threads, recompute %s%n",
                options.model().orElse("random weights, " + options.shape().family()),
                model.layers(),
                model.architecture().hiddenSize(),
                model.precision().label(),
                options.batch(),
                options.length(),
                threads,
                options.settings().recompute() ? "on" : "off"));
        text.append(String.format(
                "%-9s %14s %18s %16s %22s%n", "", "tokens/s", "tokens/CPU-s", "GFLOP/CPU-s", "of matrix products"));
        for (Measurement measurement : measurements) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-9s %14.0f %18.0f %16.1f %9.0f %% of %6.1f%n",
                    measurement.work(),
                    measurement.tokens().perSecond(),
                    measurement.tokens().perCpuSecond(),
                    measurement.operations().perCpuSecond() / GIGA,
                    100 * measurement.shareOfProducts(),
                    measurement.products().perCpuSecond() / GIGA));
            if (options.peak() > 0) {
                text.append(String.format(
                        Locale.ROOT, "%-9s %.1f %% of the stated peak%n", "", 100 * shareOfPeak(measurement)));
            }
        }
        return text.append(String.format(Locale.ROOT, "Peak resident memory %.2f GB.%n", peakBytes / GIGA))
                .append(
                        "FLOP: 2 a weight of a linear layer and token, forward; training twice that with LoRA, since frozen\n")
                .append("weights need no gradient, three times in full.\n")
                .toString();
    }

    private double shareOfPeak(Measurement measurement) {
        return measurement.operations().perSecond() / options.peak();
    }

    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("model", options.model().orElse("random"))
                .put("layers", model.layers())
                .put("hidden", model.architecture().hiddenSize())
                .put("precision", model.precision().label())
                .put("batch", options.batch())
                .put("length", options.length())
                .put("threads", threads)
                .put("recompute", options.settings().recompute())
                .put("peakResidentBytes", peakBytes);
        ArrayNode all = json.putArray("measurements");
        for (Measurement measurement : measurements) {
            ObjectNode node = all.addObject()
                    .put("work", measurement.work())
                    .put("tokensPerSecond", measurement.tokens().perSecond())
                    .put("tokensPerCpuSecond", measurement.tokens().perCpuSecond())
                    .put("flopPerSecond", measurement.operations().perSecond())
                    .put("flopPerCpuSecond", measurement.operations().perCpuSecond())
                    .put("productsFlopPerSecond", measurement.products().perSecond())
                    .put("productsFlopPerCpuSecond", measurement.products().perCpuSecond())
                    .put("shareOfProducts", measurement.shareOfProducts());
            if (options.peak() > 0) {
                node.put("shareOfPeak", shareOfPeak(measurement));
            }
        }
        return json.toPrettyString() + "\n";
    }
}
