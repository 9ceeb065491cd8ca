update eval_arm_job set role = replace(lower(role), '_', '-');
alter table eval_score add column measurements text;
comment on column eval_score.measurements is 'of a probe: what its job measured, as JSON';
