package dev.w2s.eval.message;

import dev.w2s.study.event.Event;

/** Does what one event asks for. */
interface EventHandler {
    /**
     * @return false where the event changed nothing: it came late, or twice
     * @throws dev.w2s.study.failure.InvalidFieldException if the event has no business on its topic
     */
    boolean handle(Event event);
}
