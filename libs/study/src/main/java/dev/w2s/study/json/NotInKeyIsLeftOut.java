package dev.w2s.study.json;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;

/** Leaves components that are {@link NotInKey} out of a document: recipes are hashed without them. */
final class NotInKeyIsLeftOut extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean hasIgnoreMarker(AnnotatedMember member) {
        return member.hasAnnotation(NotInKey.class);
    }
}
