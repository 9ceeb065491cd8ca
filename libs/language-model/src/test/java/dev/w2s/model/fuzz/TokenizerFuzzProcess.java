package dev.w2s.model.fuzz;

import dev.w2s.model.tokenizer.HuggingFaceTextTokenizer;
import dev.w2s.study.failure.CategorizedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens mutated tokenizers and reads texts with them, in a process that may die of it. Prints each seed before, and
 * what came of it after.
 */
final class TokenizerFuzzProcess {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "Hello, world! 12345 don't",
            "\u00e9\u0000\ud83d\ude00 \u4e2d\u6587\n\t  end",
            "[CLS] [SEP] </s> <|endoftext|> [UNK]",
            "a".repeat(3000));

    private TokenizerFuzzProcess() {}

    public static void main(String[] arguments) throws IOException {
        byte[] original = Files.readAllBytes(Path.of(arguments[0]));
        long first = Long.parseLong(arguments[1]);
        long end = Long.parseLong(arguments[2]);
        for (long seed = first; seed < end; seed++) {
            System.out.println("seed " + seed);
            System.out.flush();
            System.out.println("end " + outcome(new Mutation(seed).of(original)));
        }
    }

    private static String outcome(byte[] json) {
        try {
            HuggingFaceTextTokenizer tokenizer = HuggingFaceTextTokenizer.of(json, "mutated");
            for (String text : TEXTS) {
                tokenizer.encode(text, 64);
            }
            return "read";
        } catch (CategorizedException e) {
            return "refused";
        } catch (Throwable e) {
            return "unnamed " + e;
        }
    }
}
