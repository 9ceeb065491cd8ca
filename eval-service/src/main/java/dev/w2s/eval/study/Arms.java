package dev.w2s.eval.study;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The arms in the database. */
@ApplicationScoped
public class Arms implements PanacheRepositoryBase<ArmRow, Long> {
    public List<ArmRow> of(String studyId) {
        return list("studyId = ?1 order by position", studyId);
    }
}
