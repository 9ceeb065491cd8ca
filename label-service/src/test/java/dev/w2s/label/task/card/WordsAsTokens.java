package dev.w2s.label.task.card;

/** Every word is a token. */
final class WordsAsTokens implements TokenCounter {
    @Override
    public String tokenizer() {
        return "words";
    }

    @Override
    public int count(String text) {
        return text.strip().split("\\s+").length;
    }
}
