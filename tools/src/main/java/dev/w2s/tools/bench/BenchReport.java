package dev.w2s.tools.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.model.LanguageModel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/**
 * What was measured, for people and for scripts.
 *
 * @param statedPeak FLOP/s that the device's maker states; 0 if they are not known
 * @param peakBytes the most resident memory that the process ever had
 */
record BenchReport(
        ModelOptions options,
        WorkOptions work,
        LanguageModel model,
        int threads,
        double statedPeak,
        List<Measurement> measurements,
        long peakBytes) {
    private static final double GIGA = 1e9;

    String text() {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        out.printf(
                Locale.ROOT,
                "%s: %d layers, hidden %d, %s; %d texts of %d tokens, %d threads, recompute %s%n",
                options.title(work.length()),
                model.layers(),
                model.architecture().hiddenSize(),
                model.precision().label(),
                work.batch,
                work.length(),
                threads,
                work.settings().recompute() ? "on" : "off");
        Table table = new Table(
                out,
                "%-9s %14s %18s %16s %22s",
                "%-9s %14.0f %18.0f %16.1f %9.0f %% of %6.1f",
                "",
                "tokens/s",
                "tokens/CPU-s",
                "GFLOP/CPU-s",
                "of matrix products");
        for (Measurement measurement : measurements) {
            table.row(
                    measurement.work(),
                    measurement.tokens().perSecond(),
                    measurement.tokens().perCpuSecond(),
                    measurement.operations().perCpuSecond() / GIGA,
                    100 * measurement.shareOfProducts(),
                    measurement.products().perCpuSecond() / GIGA);
            if (statedPeak > 0) {
                out.printf(Locale.ROOT, "%-9s %.1f %% of the stated peak%n", "", 100 * shareOfPeak(measurement));
            }
        }
        out.printf(Locale.ROOT, "Peak resident memory %.2f GB.%n", peakBytes / GIGA);
        out.print(
                "FLOP: 2 a weight of a linear layer and token, forward; training twice that with LoRA, since frozen\n");
        out.print("weights need no gradient, three times in full.\n");
        return text.toString();
    }

    private double shareOfPeak(Measurement measurement) {
        return measurement.operations().perSecond() / statedPeak;
    }

    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("model", options.name())
                .put("layers", model.layers())
                .put("hidden", model.architecture().hiddenSize())
                .put("precision", model.precision().label())
                .put("batch", work.batch)
                .put("length", work.length())
                .put("threads", threads)
                .put("recompute", work.settings().recompute())
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
            if (statedPeak > 0) {
                node.put("shareOfPeak", shareOfPeak(measurement));
            }
        }
        return json.toPrettyString() + "\n";
    }
}
